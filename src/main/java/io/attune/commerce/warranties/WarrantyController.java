package io.attune.commerce.warranties;

import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Small forms on the page of an order; what is wrong with them is said on that page.
@Controller
@Needs(Right.KEEP_ORDERS)
class WarrantyController {
    private static final Pattern MONTHS = Pattern.compile("\\d{0,3}");
    private static final int LONGEST_SERIAL = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final WarrantyDesk desk;
    private final WarrantyStore warranties;
    private final OrderBook orders;

    WarrantyController(WarrantyDesk desk, WarrantyStore warranties, OrderBook orders) {
        this.desk = desk;
        this.warranties = warranties;
        this.orders = orders;
    }

    @PostMapping("/orders/{id}/warranties")
    String register(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long warrantyLine,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String months,
            RedirectAttributes flash) {
        OrderSheet order = orders.find(viewer, new OrderId(id)).orElseThrow(() -> new NotFound("order " + id));
        Optional<LocalDate> begin = Typed.date(starts);
        boolean fits = !serial.isBlank()
                && serial.strip().length() <= LONGEST_SERIAL
                && begin.isPresent()
                && MONTHS.matcher(months.strip()).matches()
                && !months.strip().matches("0+");
        if (!fits) return back(id, "problem", "warranty.problem", flash);
        Integer term = months.isBlank() ? null : Integer.valueOf(months.strip());
        LocalDate ends = desk.ends(warrantyLine, begin.get(), term);
        desk.register(viewer, order, warrantyLine, serial.strip(), begin.get(), ends);
        return back(id, "notice", "warranty.registered", flash);
    }

    @PostMapping("/warranties/{id}/claims")
    String claim(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String problem,
            RedirectAttributes flash) {
        Warranty warranty = warranty(viewer, id);
        long order = warranty.order().value();
        Optional<LocalDate> day = Typed.date(on);
        if (day.isEmpty() || problem.isBlank() || problem.length() > LONGEST_TEXT)
            return back(order, "problem", "warranty.claim.problem", flash);
        desk.claim(viewer, warranty, day.get(), problem.strip());
        return back(order, "notice", "warranty.claimed", flash);
    }

    @PostMapping("/warranties/{id}/claims/{claim}/settlement")
    String settle(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long claim,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String outcome,
            RedirectAttributes flash) {
        Warranty warranty = warranty(viewer, id);
        long order = warranty.order().value();
        Optional<LocalDate> day = Typed.date(on);
        if (!ClaimState.ENDS.contains(end) || day.isEmpty() || outcome.length() > LONGEST_TEXT)
            return back(order, "problem", "warranty.claim.problem", flash);
        desk.settle(viewer, warranty, claim, end, day.get(), outcome.isBlank() ? null : outcome.strip());
        return back(order, "notice", "warranty.settled", flash);
    }

    private Warranty warranty(Viewer viewer, long id) {
        return warranties.find(viewer, id).orElseThrow(() -> new NotFound("warranty " + id));
    }

    private static String back(long order, String kind, String message, RedirectAttributes flash) {
        flash.addFlashAttribute(kind, message);
        return "redirect:/orders/" + order;
    }
}

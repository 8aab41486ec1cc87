package io.attune.commerce.rates;

import io.attune.commerce.RatesChanged;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/settings/rates")
@Needs(Right.KEEP_BOOKS)
class RatesController {
    private static final int SHOWN = 200;

    private final RateStore rates;
    private final CompanySettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RatesController(
            RateStore rates,
            CompanySettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rates = rates;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        return page("", List.of(), null, model);
    }

    @PostMapping
    String paste(
            @RequestParam(defaultValue = "") String table, Viewer viewer, Model model, HttpServletResponse response) {
        PastedRates pasted = PastedRates.read(table, base());
        if (pasted.rates().isEmpty() || !pasted.unread().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(table, pasted.unread().isEmpty() ? List.of(1) : pasted.unread(), null, model);
        }
        int changed = change(pasted, viewer);
        return page("", List.of(), changed, model);
    }

    @DeleteMapping("/{currency}/{day}")
    String remove(
            @PathVariable String currency,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            Viewer viewer,
            RedirectAttributes flash) {
        Currency unit = Typed.currency(currency).orElseThrow(() -> new NotFound("rate of " + currency));
        transaction.executeWithoutResult(_ -> {
            if (!rates.remove(base(), unit, day)) throw new NotFound("rate of " + currency + " on " + day);
            audit.record(viewer.user(), "rate.removed", "rate:" + currency, Map.of("day", day.toString()));
            events.publishEvent(new RatesChanged());
        });
        flash.addFlashAttribute("notice", "rates.removed");
        return "redirect:/settings/rates";
    }

    private int change(PastedRates pasted, Viewer viewer) {
        Integer changed = transaction.execute(_ -> {
            int differing = rates.put(base(), pasted.rates(), viewer.user());
            if (differing == 0) return 0;
            audit.record(viewer.user(), "rate.changed", "rates", Map.of("rates", Integer.toString(differing)));
            events.publishEvent(new RatesChanged());
            return differing;
        });
        return changed == null ? 0 : changed;
    }

    private Currency base() {
        return settings.current().currency();
    }

    private String page(String typed, List<Integer> unread, @Nullable Integer kept, Model model) {
        LocalDate today = LocalDate.now(clock.withZone(settings.current().zone()));
        model.addAttribute(
                "page",
                new RatesPage(base(), rates.newest(base(), SHOWN), rates.missing(base(), today), typed, unread, kept));
        return "commerce/rates/rates";
    }
}

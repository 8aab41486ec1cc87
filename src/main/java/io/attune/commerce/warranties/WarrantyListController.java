package io.attune.commerce.warranties;

import io.attune.customers.ListAddress;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody's warranties.
@Controller
@RequestMapping("/warranties")
@Needs(Right.SEE_CUSTOMERS)
class WarrantyListController {
    private final WarrantyStore warranties;
    private final CompanySettings settings;
    private final Clock clock;

    WarrantyListController(WarrantyStore warranties, CompanySettings settings, Clock clock) {
        this.warranties = warranties;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        var address = new ListAddress(typed);
        String state = address.text("state");
        LocalDate today = LocalDate.now(clock.withZone(settings.current().zone()));
        List<Warranty> found =
                warranties.page(viewer, WarrantyListPage.filter(address, today), before, WarrantyListPage.PAGE + 1);
        model.addAttribute(
                "page",
                WarrantyListPage.of(
                        WarrantyListPage.STATES.contains(state) ? state : "",
                        address.text("serial").strip(),
                        found,
                        today));
        return "commerce/warranties/list";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        list(viewer, typed, before, model);
        return "commerce/warranties/rows";
    }
}

package io.attune.commerce.warranties;

import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody's warranties; one alone is a part of its order.
@Controller
@RequestMapping("/warranties")
@Needs(Right.SEE_CUSTOMERS)
class WarrantyListController {
    private final Lists lists;
    private final WarrantyStore warranties;
    private final CompanySettings settings;
    private final Clock clock;

    WarrantyListController(Lists lists, WarrantyStore warranties, CompanySettings settings, Clock clock) {
        this.lists = lists;
        this.warranties = warranties;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "warranties", typed, piece, model);
    }

    @GetMapping("/{id:\\d+}")
    String show(Viewer viewer, @PathVariable long id) {
        return "redirect:/orders/" + warranty(viewer, id).order();
    }

    /// What is shown beside the list.
    @GetMapping("/{id:\\d+}/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("warranty", warranty(viewer, id));
        model.addAttribute(
                "today", LocalDate.now(clock.withZone(settings.current().zone())));
        return "commerce/warranties/sheet";
    }

    private Warranty warranty(Viewer viewer, long id) {
        return warranties.find(viewer, id).orElseThrow(() -> new NotFound("warranty " + id));
    }
}

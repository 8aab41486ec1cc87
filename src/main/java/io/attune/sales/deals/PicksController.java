package io.attune.sales.deals;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What a field may be completed to while somebody types.
@Controller
@Needs(Right.SELL)
class PicksController {
    private final Picks picks;

    PicksController(Picks picks) {
        this.picks = picks;
    }

    @GetMapping("/deals/picks/accounts")
    String accounts(Viewer viewer, @RequestParam(defaultValue = "") String account, Model model) {
        model.addAttribute("picks", picks.accounts(viewer, account));
        return "sales/deals/picks";
    }

    @GetMapping("/deals/picks/people")
    String people(Viewer viewer, @RequestParam(defaultValue = "") String person, Model model) {
        model.addAttribute("picks", picks.people(viewer, person));
        return "sales/deals/picks";
    }
}

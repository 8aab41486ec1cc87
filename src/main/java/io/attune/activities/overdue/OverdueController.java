package io.attune.activities.overdue;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Which tasks Attune sets by itself.
@Controller
@RequestMapping("/settings/tasks")
@Needs(Right.ADMINISTER)
class OverdueController {
    private final OverdueStore store;

    OverdueController(OverdueStore store) {
        this.store = store;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("wanted", store.wanted());
        return "activities/overdue/settings";
    }

    @PostMapping
    String change(@RequestParam(defaultValue = "false") boolean overdue, RedirectAttributes flash) {
        store.want(overdue);
        flash.addFlashAttribute("notice", "tasks.settings.saved");
        return "redirect:/settings/tasks";
    }
}

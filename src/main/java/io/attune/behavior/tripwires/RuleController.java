package io.attune.behavior.tripwires;

import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.scoring.RhythmRules;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// By whose rhythm tripwires are set.
@Controller
@RequestMapping("/settings/rhythm")
@Needs(Right.ADMINISTER)
class RuleController {
    private final RhythmRules rules;

    RuleController(RhythmRules rules) {
        this.rules = rules;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", RuleForm.of(rules.current()));
        return "behavior/tripwires/settings";
    }

    @PostMapping
    String change(Viewer viewer, RuleForm form, RedirectAttributes flash) {
        RhythmRule rule = form.rule();
        if (!rule.equals(rules.current())) {
            rules.change(rule, viewer.user());
            flash.addFlashAttribute("notice", "rhythm.settings.saved");
        }
        return "redirect:/settings/rhythm";
    }
}

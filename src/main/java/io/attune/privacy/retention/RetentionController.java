package io.attune.privacy.retention;

import io.attune.platform.audit.Audit;
import io.attune.platform.personaldata.Retained;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.privacy.retention.RetentionStore.Swept;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The schedule of retention.
@Controller
@RequestMapping("/settings/privacy")
@Needs(Right.ADMINISTER)
class RetentionController {
    private static final int LONGEST = 36_500;

    private final RetentionStore store;
    private final Broom broom;
    private final Audit audit;

    RetentionController(RetentionStore store, Broom broom, Audit audit) {
        this.store = store;
        this.broom = broom;
        this.audit = audit;
    }

    @GetMapping
    String show(Model model) {
        return page(Map.of(), model);
    }

    @PostMapping
    @Transactional
    public String change(
            Viewer viewer,
            @RequestParam Map<String, String> sent,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var chosen = new TreeMap<String, Integer>();
        for (Retained kind : broom.kinds()) {
            String typed = sent.getOrDefault("days." + kind.name(), "").strip();
            if (!fits(typed)) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return page(sent, model);
            }
            chosen.put(kind.name(), Integer.parseInt(typed));
        }
        Map<String, Integer> before = store.days();
        chosen.forEach((name, days) -> {
            if (days.equals(before.get(name))) return;
            store.keep(name, days);
            audit.record(
                    viewer.user(), "retention.changed", "retention:" + name, Map.of("days", Integer.toString(days)));
        });
        flash.addFlashAttribute("notice", "privacy.retention.saved");
        return "redirect:/settings/privacy";
    }

    /// At once, instead of tonight.
    @PostMapping("/sweeps")
    String sweep(Viewer viewer, RedirectAttributes flash) {
        broom.sweep();
        audit.record(viewer.user(), "retention.swept", "retention", Map.of());
        flash.addFlashAttribute("notice", "privacy.retention.swept");
        return "redirect:/settings/privacy";
    }

    private String page(Map<String, String> sent, Model model) {
        Map<String, Integer> days = store.days();
        Map<String, Swept> last = store.last();
        var lines = new ArrayList<RetentionPage.Line>();
        for (Retained kind : broom.kinds()) {
            String known = Integer.toString(days.getOrDefault(kind.name(), kind.standardDays()));
            String typed = sent.getOrDefault("days." + kind.name(), known);
            Swept swept = last.get(kind.name());
            lines.add(new RetentionPage.Line(
                    kind.name(),
                    typed,
                    kind.standardDays(),
                    !fits(typed.strip()),
                    swept == null ? null : swept.at(),
                    swept == null ? 0 : swept.removed()));
        }
        model.addAttribute("page", new RetentionPage(lines));
        return "privacy/retention/page";
    }

    private static boolean fits(String days) {
        return days.matches("\\d{1,5}") && Integer.parseInt(days) <= LONGEST;
    }
}

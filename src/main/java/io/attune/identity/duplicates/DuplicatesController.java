package io.attune.identity.duplicates;

import io.attune.platform.audit.Audit;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The list of those who may be in the records twice.
@Controller
@RequestMapping("/duplicates")
@Needs(Right.LINK_IDENTITIES)
class DuplicatesController {
    private static final int PAGE = 25;

    private final SuggestionStore suggestions;
    private final DuplicateRuns runs;
    private final Jobs jobs;
    private final Audit audit;

    DuplicatesController(SuggestionStore suggestions, DuplicateRuns runs, Jobs jobs, Audit audit) {
        this.suggestions = suggestions;
        this.runs = runs;
        this.jobs = jobs;
        this.audit = audit;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String odds,
            @RequestParam(defaultValue = "") String agrees,
            @RequestParam(defaultValue = "false") boolean dismissed,
            @RequestParam(defaultValue = "2") double below,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        Wanted wanted = Wanted.of(viewer, odds, agrees, dismissed);
        List<Suggestion> found = suggestions.page(viewer, wanted, new SuggestionStore.After(below, after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Suggestion> shown = more ? found.subList(0, PAGE) : found;
        String older = more
                ? "/duplicates" + wanted.with("", "") + "&below="
                        + shown.getLast().probability() + "&after="
                        + shown.getLast().id()
                : null;
        model.addAttribute(
                "page",
                new DuplicatesPage(
                        shown, wanted, Wanted.fields(viewer), older, runs.last().orElse(null)));
        return "identity/duplicates/list";
    }

    /// Looks at everybody now instead of tonight.
    @PostMapping("/runs")
    String look(Viewer viewer) {
        return "redirect:/jobs/"
                + jobs.startOnce(FindDuplicates.class, new FindDuplicates.Occasion("asked"), viewer.user());
    }

    @PostMapping("/{id}/dismissal")
    @Transactional
    public String dismiss(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "/duplicates") String back,
            RedirectAttributes flash) {
        decide(viewer, id, true);
        flash.addFlashAttribute("notice", "duplicates.dismissed");
        return BackTo.page(back, "/duplicates");
    }

    @DeleteMapping("/{id}/dismissal")
    @Transactional
    public String suggestAgain(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "/duplicates") String back,
            RedirectAttributes flash) {
        decide(viewer, id, false);
        flash.addFlashAttribute("notice", "duplicates.again");
        return BackTo.page(back, "/duplicates");
    }

    private void decide(Viewer viewer, long id, boolean dismissed) {
        if (!suggestions.dismiss(viewer, id, dismissed)) throw new NotFound("suggestion " + id);
        audit.record(viewer.user(), dismissed ? "duplicate.dismissed" : "duplicate.again", "duplicate:" + id, Map.of());
    }
}

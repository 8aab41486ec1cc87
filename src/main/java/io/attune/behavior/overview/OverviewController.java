package io.attune.behavior.overview;

import io.attune.behavior.scoring.Patience;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Right.ANALYSE)
class OverviewController {
    private static final int MOST_TRIPPED = 25;

    private final Runs runs;
    private final Patience patience;
    private final OverviewStore store;

    OverviewController(Runs runs, Patience patience, OverviewStore store) {
        this.runs = runs;
        this.patience = patience;
        this.store = store;
    }

    @GetMapping("/behavior")
    String show(Viewer viewer, @RequestParam(required = false) @Nullable String asked, Model model) {
        model.addAttribute("asked", asked != null);
        patience.trouble().ifPresent(trouble -> model.addAttribute("trouble", trouble));
        runs.last().filter(run -> run.customers() > 0).ifPresent(run -> model.addAttribute("page", page(viewer, run)));
        return "behavior/overview/page";
    }

    private OverviewPage page(Viewer viewer, ScoringRun run) {
        return new OverviewPage(
                run,
                OverviewStore.whole(viewer),
                store.base(viewer, run),
                store.tripped(viewer),
                store.cells(viewer),
                runs.latency(run),
                store.worthMost(viewer, MOST_TRIPPED));
    }
}

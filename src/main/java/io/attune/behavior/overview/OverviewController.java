package io.attune.behavior.overview;

import io.attune.behavior.figures.FigureKind;
import io.attune.behavior.figures.Figures;
import io.attune.behavior.figures.Frictions;
import io.attune.behavior.figures.Hurdles;
import io.attune.behavior.figures.LatencyCurves;
import io.attune.behavior.figures.Leaving;
import io.attune.behavior.figures.SourceValues;
import io.attune.behavior.figures.ValueFields;
import io.attune.behavior.figures.WonBy;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.scoring.Patience;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.ScoringRun;
import io.attune.platform.security.Field;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Right.ANALYSE)
class OverviewController {
    private static final int MOST_TRIPPED = 25;
    /// All but the judgement of models, which has a page of its own.
    private static final FigureKind[] SHOWN =
            EnumSet.complementOf(EnumSet.of(FigureKind.MODELS)).toArray(FigureKind[]::new);

    private final Runs runs;
    private final Patience patience;
    private final OverviewStore store;
    private final Figures figures;

    OverviewController(Runs runs, Patience patience, OverviewStore store, Figures figures) {
        this.runs = runs;
        this.patience = patience;
        this.store = store;
        this.figures = figures;
    }

    @GetMapping("/behavior")
    String show(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String asked,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String by,
            Model model) {
        model.addAttribute("asked", asked != null);
        patience.trouble().ifPresent(trouble -> model.addAttribute("trouble", trouble));
        runs.last()
                .filter(run -> run.customers() > 0)
                .ifPresent(run -> model.addAttribute("page", page(viewer, run, month, compared(by))));
        return "behavior/overview/page";
    }

    /// By source, unless something else is asked for by its name.
    private static WonBy compared(@Nullable String by) {
        return WonBy.CAMPAIGN.code().equals(by) ? WonBy.CAMPAIGN : WonBy.SOURCE;
    }

    private OverviewPage page(Viewer viewer, ScoringRun run, @Nullable String asked, WonBy by) {
        boolean whole = Figures.open(viewer);
        YearMonth now = YearMonth.from(run.analysisDate());
        List<YearMonth> months = whole
                ? figures.months().stream().filter(one -> !one.isAfter(now)).toList()
                : List.of();
        YearMonth month = months.stream()
                .filter(one -> one.toString().equals(asked))
                .findFirst()
                .orElse(now);
        Figures.Month kept = whole ? figures.of(month, SHOWN) : new Figures.Month(Map.of());
        GridHistory.Day moves =
                kept.get(FigureKind.LIFE_CYCLE, GridHistory.Day.class).orElse(null);
        GridPage past = moves != null && month.isBefore(now) ? GridPage.of(moves) : null;
        boolean over = past != null;
        return new OverviewPage(
                run,
                whole,
                store.base(viewer, run),
                over ? 0 : store.tripped(viewer),
                over ? List.of() : store.cells(viewer),
                past != null ? past : store.grid(viewer, moves),
                whole ? page(viewer, run, month, months, by, kept) : null,
                over ? List.of() : store.worthMost(viewer, MOST_TRIPPED));
    }

    private FiguresPage page(
            Viewer viewer, ScoringRun run, YearMonth month, List<YearMonth> months, WonBy by, Figures.Month kept) {
        boolean now = month.equals(YearMonth.from(run.analysisDate()));
        ValueFields matrix = kept.get(FigureKind.MATRIX, ValueFields.class)
                .filter(_ -> viewer.shows(Field.VALUE) && viewer.shows(Field.AMOUNTS))
                .map(cuts -> now ? figures.today(cuts, run.margin()) : cuts)
                .orElse(null);
        return new FiguresPage(
                month,
                now,
                by,
                months,
                matrix,
                kept.get(FigureKind.LATENCY, LatencyCurves.class).orElse(null),
                kept.get(FigureKind.HURDLES, Hurdles.class).orElse(null),
                kept.get(FigureKind.SOURCES, SourceValues.class).orElse(null),
                kept.get(FigureKind.FRICTION, Frictions.class).orElse(null),
                kept.get(FigureKind.LEAVING, Leaving.class).orElse(null));
    }
}

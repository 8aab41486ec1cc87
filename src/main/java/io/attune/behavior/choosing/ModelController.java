package io.attune.behavior.choosing;

import io.attune.behavior.figures.FigureKind;
import io.attune.behavior.figures.Figures;
import io.attune.behavior.figures.Judgement;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.UsedModels;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Needs(Right.ANALYSE)
class ModelController {
    private final Runs runs;
    private final UsedModels models;
    private final Figures figures;

    ModelController(Runs runs, UsedModels models, Figures figures) {
        this.runs = runs;
        this.models = models;
        this.figures = figures;
    }

    /// `plot` is the label of the model whose tracking is drawn: that in use where nobody asked for
    /// another.
    @GetMapping("/behavior/model")
    String show(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String asked,
            @RequestParam(required = false) @Nullable String plot,
            Model model) {
        if (!Figures.open(viewer)) throw new NotFound("models of the whole base");
        model.addAttribute("asked", asked != null);
        runs.last().filter(run -> run.customers() > 0).ifPresent(run -> {
            Judgement judgement = figures.of(YearMonth.from(run.analysisDate()), FigureKind.MODELS)
                    .get(FigureKind.MODELS, Judgement.class)
                    .orElse(null);
            model.addAttribute("page", new ModelPage(run, models.current().code(), judgement, plot));
        });
        return "behavior/choosing/page";
    }
}

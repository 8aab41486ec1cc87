package io.attune.behavior.scoring;

import io.attune.behavior.figures.Figures;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Decides for a model of buying; whoever does not see the whole base cannot judge any.
@Controller
@Needs(Right.ANALYSE)
class UsedModelController {
    private final UsedModels models;
    private final ScoreAgain scoring;

    UsedModelController(UsedModels models, ScoreAgain scoring) {
        this.models = models;
        this.scoring = scoring;
    }

    @PostMapping("/behavior/model/use")
    ResponseEntity<Void> use(Viewer viewer, @RequestParam String model) {
        if (!Figures.open(viewer)) throw new NotFound("model of buying");
        boolean another = models.choose(UsedModels.read(model), viewer.user());
        if (another) scoring.asked(viewer.user());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, another ? "/behavior/model?asked" : "/behavior/model")
                .build();
    }
}

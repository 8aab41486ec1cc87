package io.attune.behavior.scoring;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
@Needs(Right.ANALYSE)
class RunController {
    private final ScoreAgain scoring;

    RunController(ScoreAgain scoring) {
        this.scoring = scoring;
    }

    @PostMapping("/behavior/runs")
    ResponseEntity<Void> start(Viewer viewer) {
        scoring.asked(viewer.user());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/behavior?asked")
                .build();
    }
}

package io.attune.behavior.scores;

import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// Everybody who was scored.
@Controller
@Needs(Right.ANALYSE)
class ScoreListController {
    private final Lists lists;

    ScoreListController(Lists lists) {
        this.lists = lists;
    }

    @GetMapping(ScoreListing.PATH)
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, ScoreListing.KEY, typed, piece, model);
    }
}

package io.attune.analysis.review;

import io.attune.analysis.Readings;
import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.channels.PostGate;
import io.attune.channels.PostId;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.NotFound;
import java.util.EnumSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A colleague says what a post means.
@Controller
@Needs(Right.JUDGE)
class JudgementController {
    private final Readings readings;
    private final ObjectProvider<PostGate> gates;

    JudgementController(Readings readings, ObjectProvider<PostGate> gates) {
        this.readings = readings;
        this.gates = gates;
    }

    @PostMapping("/posts/{id}/judgement")
    String judge(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String language,
            @RequestParam String sentiment,
            @RequestParam(required = false, defaultValue = "") List<String> intents,
            @RequestParam(defaultValue = "/inbox") String back) {
        var post = new PostId(id);
        if (!gates.stream().allMatch(gate -> gate.seen(viewer, post))) throw new NotFound("post " + id);
        var chosen = EnumSet.noneOf(Intent.class);
        for (String intent : intents) chosen.add(Intent.of(intent));
        // "Other" means none of the rest.
        if (chosen.size() > 1) chosen.remove(Intent.OTHER);
        if (chosen.isEmpty()) chosen.add(Intent.OTHER);
        readings.judge(post, language, Sentiment.of(sentiment), chosen, viewer.user());
        return BackTo.page(back, "/inbox");
    }
}

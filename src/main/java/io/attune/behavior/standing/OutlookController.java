package io.attune.behavior.standing;

import io.attune.behavior.Behavior;
import io.attune.behavior.Standing;
import io.attune.behavior.figures.Likeness;
import io.attune.behavior.scoring.Runs;
import io.attune.behavior.scoring.WhatIf;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Field;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// What may come of a customer, below the rhythm: asked for by few, so it is computed when it is.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class OutlookController {
    private final Behavior behavior;
    private final WhatIf whatIf;
    private final Likeness likeness;
    private final Runs runs;
    private final People people;

    OutlookController(Behavior behavior, WhatIf whatIf, Likeness likeness, Runs runs, People people) {
        this.behavior = behavior;
        this.whatIf = whatIf;
        this.likeness = likeness;
        this.runs = runs;
        this.people = people;
    }

    @GetMapping("/people/{person}/outlook")
    String show(
            Viewer viewer,
            @PathVariable long person,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        var id = new PersonId(person);
        if (!viewer.shows(Field.AMOUNTS) || !viewer.shows(Field.VALUE)) throw new NotFound("outlook " + person);
        Standing who = behavior.of(viewer, id).orElseThrow(() -> new NotFound("outlook " + person));
        var outlook = whatIf.ordersToday(id).orElseThrow(() -> new NotFound("outlook " + person));
        var like = runs.last()
                .flatMap(run -> likeness.of(viewer, id, run.analysisDate(), runs.latency(run), outlook.today()));
        model.addAttribute("page", new OutlookPage(who, outlook, like.orElse(null)));
        if (piece) return "behavior/standing/outlook";
        model.addAttribute(
                "name", people.find(viewer, id).map(PersonSummary::name).orElse(""));
        return "behavior/standing/outlook-page";
    }
}

package io.attune.customers.timeline;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Older entries: appended to the page by htmx, on a page of their own without scripts.
@Controller
@RequestMapping("/people/{id}/timeline")
@Needs(Right.SEE_CUSTOMERS)
class TimelineController {
    private final TimelineStore timeline;
    private final People people;

    TimelineController(TimelineStore timeline, People people) {
        this.timeline = timeline;
        this.people = people;
    }

    @GetMapping
    String page(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        older(viewer, id, before, model);
        return "customers/timeline/older";
    }

    @GetMapping(headers = "HX-Request=true")
    String older(Viewer viewer, @PathVariable long id, @RequestParam String before, Model model) {
        PersonSummary person = people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        var entries = timeline.page(viewer, person.id(), Cursor.parse(before), TimelinePage.limit());
        model.addAttribute("person", person);
        model.addAttribute("page", TimelinePage.of(person.id(), entries));
        return "customers/timeline/entries";
    }
}

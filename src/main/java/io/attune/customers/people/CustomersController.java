package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart.Place;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/people")
@Needs(Right.SEE_CUSTOMERS)
class CustomersController {
    private static final int PAGE = 50;

    private final PersonStore people;
    private final PersonParts parts;

    CustomersController(PersonStore people, PersonParts parts) {
        this.people = people;
        this.parts = parts;
    }

    @GetMapping
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        model.addAttribute("page", q.isBlank() ? everybody(viewer, name, after) : found(viewer, q.strip()));
        return "customers/people/index";
    }

    @GetMapping(headers = "HX-Request=true")
    String lines(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        list(viewer, q, name, after, model);
        return "customers/people/list";
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "timeline") String tab, Model model) {
        PersonSummary person = find(viewer, id);
        model.addAttribute(
                "page",
                new PersonPage(
                        person,
                        people.details(viewer, person.id()).orElseThrow(() -> new NotFound("person " + id)),
                        parts.of(Place.CHIP, viewer, person.id()),
                        parts.of(Place.FACT, viewer, person.id()),
                        parts.of(Place.CARD, viewer, person.id()),
                        parts.tabs(),
                        tab,
                        parts.tab(tab, viewer, person.id()).orElse(null)));
        return "customers/people/person";
    }

    @GetMapping(path = "/{id}", headers = "HX-Request=true")
    String tab(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "timeline") String tab, Model model) {
        PersonSummary person = find(viewer, id);
        model.addAttribute("path", "/people/" + person.id());
        model.addAttribute("tabs", parts.tabs());
        model.addAttribute("tab", tab);
        model.addAttribute("content", parts.tab(tab, viewer, person.id()).orElse(null));
        return "customers/people/tabs";
    }

    private PeoplePage everybody(Viewer viewer, String name, long after) {
        PersonStore.@Nullable After from = after == 0 ? null : new PersonStore.After(name, after);
        List<PersonSummary> found = people.page(viewer, from, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<PersonSummary> shown = more ? found.subList(0, PAGE) : found;
        PersonStore.@Nullable After next = more
                ? new PersonStore.After(
                        shown.getLast().name(), shown.getLast().id().value())
                : null;
        return new PeoplePage(shown, "", from != null, next, false);
    }

    private PeoplePage found(Viewer viewer, String query) {
        List<PersonSummary> found = people.like(viewer, query, PAGE + 1);
        boolean cut = found.size() > PAGE;
        return new PeoplePage(cut ? found.subList(0, PAGE) : found, query, false, null, cut);
    }

    private PersonSummary find(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
    }
}

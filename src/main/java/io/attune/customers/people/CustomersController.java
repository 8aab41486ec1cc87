package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart.Place;
import io.attune.customers.PersonSummary;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Details;
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

@Controller
@RequestMapping("/people")
@Needs(Right.SEE_CUSTOMERS)
class CustomersController {
    private final PersonStore people;
    private final PersonSheets records;
    private final PersonParts parts;
    private final Details details;

    CustomersController(PersonStore people, PersonSheets records, PersonParts parts, Details details) {
        this.people = people;
        this.records = records;
        this.parts = parts;
        this.details = details;
    }

    @GetMapping("/{id}")
    String show(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "timeline") String tab, Model model) {
        PersonSummary person = find(viewer, id);
        if (person.id().value() != id)
            return "redirect:/people/" + person.id() + (parts.tabs().contains(tab) ? "?tab=" + tab : "");
        PersonRecord record = records.find(viewer, person.id()).orElseThrow(() -> new NotFound("person " + id));
        model.addAttribute(
                "page",
                new PersonPage(
                        person,
                        details.of(viewer, RecordKind.PERSON, record.facts(), record.stamp()),
                        record.accounts(),
                        parts.of(Place.CHIP, viewer, person.id()),
                        parts.of(Place.FACT, viewer, person.id()),
                        parts.of(Place.CARD, viewer, person.id()),
                        parts.tabs(),
                        tab,
                        parts.tab(tab, viewer, person.id()).orElse(null),
                        records.changeable(viewer, person.id())));
        return "customers/people/person";
    }

    /// What is shown beside a list, so that the list keeps its place.
    @GetMapping("/{id}/sheet")
    String sheet(Viewer viewer, @PathVariable long id, Model model) {
        PersonRecord person = records.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
        model.addAttribute("person", person);
        model.addAttribute("changeable", records.changeable(viewer, person.id()));
        model.addAttribute("details", details.of(viewer, RecordKind.PERSON, person.facts(), person.stamp()));
        model.addAttribute("facts", parts.of(Place.FACT, viewer, person.id()));
        model.addAttribute("sides", parts.of(Place.SIDE, viewer, person.id()));
        return "customers/people/sheet";
    }

    @GetMapping(path = "/{id}", headers = "HX-Request=true")
    String tab(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "timeline") String tab, Model model) {
        PersonSummary person = find(viewer, id);
        model.addAttribute("path", "/people/" + person.id());
        model.addAttribute("tabs", parts.tabs());
        model.addAttribute("tab", tab);
        model.addAttribute("words", "person.tab.");
        model.addAttribute("content", parts.tab(tab, viewer, person.id()).orElse(null));
        return "customers/records/tabs";
    }

    private PersonSummary find(Viewer viewer, long id) {
        return people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
    }
}

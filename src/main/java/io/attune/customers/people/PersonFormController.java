package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.people.PersonForm.BelongingLine;
import io.attune.customers.records.FactsForm;
import io.attune.customers.records.FactsReader;
import io.attune.customers.records.Meanwhile;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Refused;
import io.attune.customers.records.Sent;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.customers.records.Writing;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Making, changing and deleting a person.
@Controller
@RequestMapping("/people")
@Needs(Right.SEE_CUSTOMERS)
class PersonFormController {
    private final PersonSheets people;
    private final PersonEdits edits;
    private final PersonReader reader;
    private final FactsReader facts;
    private final Ownership ownership;
    private final Lookalikes lookalikes;
    private final CurrentWords words;

    PersonFormController(
            PersonSheets people,
            PersonEdits edits,
            PersonReader reader,
            FactsReader facts,
            Ownership ownership,
            Lookalikes lookalikes,
            CurrentWords words) {
        this.people = people;
        this.edits = edits;
        this.reader = reader;
        this.facts = facts;
        this.ownership = ownership;
        this.lookalikes = lookalikes;
        this.words = words;
    }

    @GetMapping("/new")
    String fresh(Viewer viewer, @RequestParam(defaultValue = "") String account, Model model) {
        Writing.require(viewer, Kind.PEOPLE);
        TeamId team = Ownership.teamOf(viewer);
        List<BelongingLine> accounts =
                account.isBlank() ? List.of() : List.of(new BelongingLine(account.strip(), "", "", ""));
        var form = new PersonForm(
                FactsForm.fresh(viewer.user(), team == null ? "" : team.toString()), "", "", "", "", accounts);
        return page(null, form, Problems.NONE, null, model);
    }

    @GetMapping("/{id}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        PersonRecord person = find(viewer, id);
        return page(person, PersonForm.of(person), Problems.NONE, null, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Writing.require(viewer, Kind.PEOPLE);
        var sent = new Sent(typed);
        var form = PersonForm.of(sent);
        if (sent.has("more")) return page(null, form, Problems.NONE, null, model);
        var problems = new HashMap<String, String>();
        Optional<PersonChange> change = reader.read(viewer, form, List.of(), problems);
        List<Lookalike> alike = sent.has("alike") ? List.of() : lookalikes.of(viewer, form.facts());
        boolean known = alike.stream().anyMatch(Lookalike::strong);
        if (change.isPresent() && !known) {
            try {
                PersonId made = edits.create(viewer, change.get());
                flash.addFlashAttribute("notice", "record.created");
                return "redirect:/people/" + made;
            } catch (Refused e) {
                problems.put(e.field(), e.reason());
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(null, form, new Problems(problems), null, alike, model);
    }

    /// Who of those whom we know may be whom somebody types just now.
    @PostMapping("/alike")
    String alike(Viewer viewer, @RequestParam MultiValueMap<String, String> typed, Model model) {
        Writing.require(viewer, Kind.PEOPLE);
        model.addAttribute(
                "alike", lookalikes.of(viewer, PersonForm.of(new Sent(typed)).facts()));
        return "customers/people/alike";
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        PersonRecord person = find(viewer, id);
        // Somebody merged them while the form was filled in: what was typed is shown beside whoever is left.
        boolean merged = person.id().value() != id;
        var sent = new Sent(typed);
        var form = PersonForm.of(sent);
        if (sent.has("more")) return page(person, form, Problems.NONE, null, model);
        var problems = new HashMap<String, String>();
        Optional<PersonChange> change = reader.read(viewer, form, person.accounts(), problems);
        if (change.isPresent()) {
            try {
                if (merged) throw new SomebodyWasFaster();
                edits.change(viewer, person.id(), form.facts().version(), change.get());
                flash.addFlashAttribute("notice", "record.saved");
                return "redirect:/people/" + id;
            } catch (Refused e) {
                problems.put(e.field(), e.reason());
            } catch (SomebodyWasFaster _) {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                return conflict(viewer, find(viewer, id), form, model);
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page(person, form, new Problems(problems), null, model);
    }

    @PostMapping("/{id}/deletion")
    String delete(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        edits.delete(viewer, new PersonId(id));
        flash.addFlashAttribute("notice", "record.deleted");
        return "redirect:/people";
    }

    /// What was typed stays; saving it again replaces what is saved by now, knowingly.
    private String conflict(Viewer viewer, PersonRecord saved, PersonForm form, Model model) {
        Words own = words.of(viewer);
        var meanwhile = Meanwhile.of(
                saved.stamp(),
                ownership.name(saved.stamp().updatedBy()).orElse(null),
                reader.lines(PersonForm.of(saved), own),
                reader.lines(form, own),
                own);
        return page(saved, form.at(saved.stamp().version()), Problems.NONE, meanwhile, model);
    }

    private PersonRecord find(Viewer viewer, long id) {
        Writing.require(viewer, Kind.PEOPLE);
        if (!people.changeable(viewer, new PersonId(id))) throw new NotFound("person " + id);
        return people.find(viewer, new PersonId(id)).orElseThrow(() -> new NotFound("person " + id));
    }

    private String page(
            @Nullable PersonRecord person,
            PersonForm form,
            Problems problems,
            @Nullable Meanwhile meanwhile,
            Model model) {
        return page(person, form, problems, meanwhile, List.of(), model);
    }

    private String page(
            @Nullable PersonRecord person,
            PersonForm form,
            Problems problems,
            @Nullable Meanwhile meanwhile,
            List<Lookalike> alike,
            Model model) {
        model.addAttribute(
                "page",
                new PersonFormPage(
                        person == null ? null : person.id(),
                        person == null ? "" : person.facts().name(),
                        form.withRoom(),
                        facts.choices(RecordKind.PERSON),
                        problems,
                        meanwhile,
                        alike));
        return "customers/people/form";
    }
}

package io.attune.sales.leads;

import io.attune.customers.Lists;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import io.attune.sales.LeadId;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// The list of leads, one lead, and the form with which one is made or changed.
@Controller
@Needs(Right.SELL)
class LeadsController {
    private final Leads leads;
    private final Lists lists;
    private final LeadPages pages;
    private final People people;

    LeadsController(Leads leads, Lists lists, LeadPages pages, People people) {
        this.leads = leads;
        this.lists = lists;
        this.pages = pages;
        this.people = people;
    }

    @GetMapping("/leads")
    @Needs(Right.SEE_CUSTOMERS)
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "leads", typed, piece, model);
    }

    @GetMapping("/leads/{id:\\d+}")
    @Needs(Right.SEE_CUSTOMERS)
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return pages.show(viewer, new LeadId(id), model);
    }

    /// What is shown beside the list.
    @GetMapping("/leads/{id:\\d+}/sheet")
    @Needs(Right.SEE_CUSTOMERS)
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        pages.show(viewer, new LeadId(id), model);
        return "sales/leads/sheet";
    }

    /// Also from elsewhere, with what is known there: see `LeadStart`.
    @GetMapping("/leads/new")
    String blank(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "classic") String source,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "0") long conversation,
            @RequestParam(defaultValue = "0") long person,
            Model model) {
        PersonSummary known =
                person == 0 ? null : people.find(viewer, new PersonId(person)).orElse(null);
        var form = new LeadForm(
                0,
                known == null ? name : known.name(),
                known == null ? null : known.account(),
                known == null ? null : known.email(),
                null,
                source,
                channel,
                null,
                null,
                known == null ? null : person,
                conversation == 0 ? null : conversation,
                viewer.user().value(),
                viewer.teams().stream().map(TeamId::value).min(Long::compare).orElse(null));
        return pages.form(null, form, Problems.NONE, model);
    }

    @PostMapping("/leads")
    String make(
            Viewer viewer,
            @Valid @ModelAttribute("form") LeadForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.form(null, form, Problems.of(errors), model);
        }
        return "redirect:/leads/" + leads.make(viewer, form.draft(about(viewer, form)));
    }

    @GetMapping("/leads/{id:\\d+}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        Lead lead = leads.find(viewer, new LeadId(id));
        return pages.form(lead, LeadForm.of(lead), Problems.NONE, model);
    }

    /// Who was slower keeps what they typed and sees what the other one wrote.
    @PostMapping("/leads/{id:\\d+}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") LeadForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        Lead lead = leads.find(viewer, new LeadId(id));
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.form(lead, form, Problems.of(errors), model);
        }
        try {
            leads.change(viewer, lead.id(), form.version(), form.draft(lead.person()));
        } catch (Conflict e) {
            Lead theirs = leads.find(viewer, lead.id());
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("theirs", form.differences(LeadForm.of(theirs)));
            return pages.form(theirs, form.decidedOn(theirs.version()), Problems.NONE, model);
        }
        return "redirect:/leads/" + id;
    }

    private @Nullable PersonId about(Viewer viewer, LeadForm form) {
        if (form.person() == null || form.person() == 0) return null;
        return people.find(viewer, new PersonId(form.person()))
                .orElseThrow(() -> new NotFound("person " + form.person()))
                .id();
    }
}

package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldsForm;
import io.attune.customers.records.FieldsReader;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.Problems;
import io.attune.sales.DealId;
import io.attune.sales.pipelines.Pipelines;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A deal's page, and the form with which one is made or changed.
@Controller
@Needs(Right.SELL)
class DealController {
    private final Deals deals;
    private final DealPages pages;
    private final Picks picks;
    private final Pipelines pipelines;
    private final CompanySettings settings;
    private final FieldsReader fields;

    DealController(
            Deals deals,
            DealPages pages,
            Picks picks,
            Pipelines pipelines,
            CompanySettings settings,
            FieldsReader fields) {
        this.fields = fields;
        this.deals = deals;
        this.pages = pages;
        this.picks = picks;
        this.pipelines = pipelines;
        this.settings = settings;
    }

    @GetMapping("/deals/{id:\\d+}")
    @Needs(Right.SEE_CUSTOMERS)
    String show(Viewer viewer, @PathVariable long id, Model model) {
        return pages.show(viewer, new DealId(id), null, null, model);
    }

    /// What is shown beside the list.
    @GetMapping("/deals/{id:\\d+}/sheet")
    @Needs(Right.SEE_CUSTOMERS)
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        pages.show(viewer, new DealId(id), null, null, model);
        return "sales/deals/sheet";
    }

    @GetMapping("/deals/new")
    String blank(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long pipeline,
            @RequestParam(defaultValue = "0") long person,
            @RequestParam(defaultValue = "0") long account,
            Model model) {
        var form = DealForm.blank(
                pipelines.findOrFirst(pipeline).first().id(),
                person == 0 ? "" : picks.written(viewer, new PersonId(person)),
                account == 0 ? "" : picks.written(viewer, new AccountId(account)),
                settings.current().currency(),
                viewer);
        return pages.form(viewer, null, form, FieldsForm.EMPTY, Problems.NONE, model);
    }

    @PostMapping("/deals")
    String open(
            Viewer viewer,
            @Valid @ModelAttribute("form") DealForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Optional<DealDraft> draft = form.draft(viewer, pipelines.all(), picks, null, errors);
        OwnForm own = own(sent);
        Optional<PersonId> person = Optional.empty();
        if (!DealForm.text(form.person()).isEmpty()) {
            person = picks.person(viewer, DealForm.text(form.person()));
            if (person.isEmpty()) errors.rejectValue("person", "problem.pick.person", "problem.pick.person");
        }
        if (draft.isEmpty() || errors.hasErrors() || !own.problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.form(viewer, null, form, own.typed, own.beside(errors), model);
        }
        List<PersonId> contacts = person.stream().toList();
        return "redirect:/deals/" + deals.open(viewer, draft.get().holding(own.values), contacts, null);
    }

    @GetMapping("/deals/{id:\\d+}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        Deal deal = deals.find(viewer, new DealId(id));
        return pages.form(viewer, deal, form(viewer, deal), pages.own(deal.id()), Problems.NONE, model);
    }

    /// Who was slower keeps what they typed and sees what the other one wrote.
    @PostMapping("/deals/{id:\\d+}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") DealForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            HttpServletResponse response) {
        Deal deal = deals.find(viewer, new DealId(id));
        boolean hidden = deal.account() != null && deal.accountName() == null;
        Optional<DealDraft> draft = form.draft(viewer, pipelines.all(), picks, hidden ? deal.account() : null, errors);
        OwnForm own = own(sent);
        if (draft.isEmpty() || !own.problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return pages.form(viewer, deal, form, own.typed, own.beside(errors), model);
        }
        try {
            deals.change(viewer, deal.id(), form.version(), draft.get().holding(own.values));
        } catch (Conflict e) {
            Deal theirs = deals.find(viewer, deal.id());
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            var differences = form.differences(form(viewer, theirs));
            FieldsForm kept = pages.own(deal.id());
            for (CustomField field : fields.of(RecordKind.DEAL))
                if (!kept.text(field).equals(own.typed.text(field))) differences.put(field.label(), kept.shown(field));
            model.addAttribute("theirs", differences);
            return pages.form(viewer, theirs, form.decidedOn(theirs.version()), own.typed, Problems.NONE, model);
        }
        return "redirect:/deals/" + id;
    }

    /// What was typed into the fields that the company added, and what it comes to.
    private record OwnForm(
            FieldsForm typed, Map<CustomField, Optional<FieldValue>> values, Map<String, String> problems) {
        Problems beside(BindingResult errors) {
            var all = new TreeMap<>(Problems.of(errors).byField());
            all.putAll(problems);
            return new Problems(all);
        }
    }

    private OwnForm own(MultiValueMap<String, String> sent) {
        FieldsForm typed = FieldsForm.of(sent);
        var problems = new TreeMap<String, String>();
        Map<CustomField, FieldValue> read = fields.read(RecordKind.DEAL, typed, problems);
        return new OwnForm(typed, fields.all(RecordKind.DEAL, read), problems);
    }

    private DealForm form(Viewer viewer, Deal deal) {
        return DealForm.of(deal, deal.account() == null ? "" : picks.written(viewer, deal.account()));
    }
}

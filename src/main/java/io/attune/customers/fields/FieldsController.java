package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.customers.records.CustomerSettings;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Which fields the company adds to people and accounts, and whose phone numbers are at home.
@Controller
@RequestMapping("/settings/fields")
@Needs(Right.ADMINISTER)
class FieldsController {
    private final FieldStore fields;
    private final CustomerSettings settings;
    private final Audit audit;

    FieldsController(FieldStore fields, CustomerSettings settings, Audit audit) {
        this.fields = fields;
        this.settings = settings;
        this.audit = audit;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "PERSON") RecordKind of, Viewer viewer, Model model) {
        return page(of, FieldForm.EMPTY, null, Problems.NONE, viewer, model);
    }

    @PostMapping
    @Transactional
    public String create(
            @RequestParam(defaultValue = "PERSON") RecordKind of,
            @Valid @ModelAttribute("form") FieldForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        if (form.needsOptions()) errors.rejectValue("choices", "problem.required", "problem.required");
        if (!errors.hasErrors()) {
            var made = fields.insert(of, form.label().strip(), form.chosenType(), form.options());
            if (made.isEmpty()) errors.rejectValue("label", "problem.field.taken", "problem.field.taken");
            made.ifPresent(field -> record(viewer, "field.created", field));
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(of, form, null, Problems.of(errors), viewer, model);
        }
        flash.addFlashAttribute("notice", "fields.saved");
        return "redirect:/settings/fields?of=" + of;
    }

    @PostMapping("/{id}")
    @Transactional
    public String change(
            @PathVariable long id,
            @Valid @ModelAttribute("form") FieldForm typed,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        CustomField field = field(id);
        var form = new FieldForm(typed.label(), field.type().name(), typed.choices());
        if (form.needsOptions()) errors.rejectValue("choices", "problem.required", "problem.required");
        if (!errors.hasErrors() && !fields.change(field, form.label().strip(), form.options()))
            errors.rejectValue("label", "problem.field.taken", "problem.field.taken");
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(field.subject(), form, field, Problems.of(errors), viewer, model);
        }
        record(viewer, "field.changed", field);
        flash.addFlashAttribute("notice", "fields.saved");
        return "redirect:/settings/fields?of=" + field.subject();
    }

    @PostMapping("/{id}/earlier")
    String earlier(@PathVariable long id) {
        CustomField field = field(id);
        fields.moveUp(field);
        return "redirect:/settings/fields?of=" + field.subject();
    }

    @PostMapping("/{id}/archive")
    @Transactional
    public String archive(@PathVariable long id, Viewer viewer, RedirectAttributes flash) {
        CustomField field = field(id);
        fields.archive(field);
        record(viewer, "field.archived", field);
        flash.addFlashAttribute("notice", "fields.archived");
        flash.addFlashAttribute("archived", field.id());
        return "redirect:/settings/fields?of=" + field.subject();
    }

    @DeleteMapping("/{id}/archive")
    String restore(@PathVariable long id) {
        if (!fields.restore(id)) throw new Conflict("fields.name.taken");
        return "redirect:/settings/fields?of=" + field(id).subject();
    }

    @PostMapping("/country")
    String country(@RequestParam(defaultValue = "") String country, RedirectAttributes flash) {
        boolean known = Arrays.asList(Locale.getISOCountries()).contains(country);
        settings.country(known ? country : null);
        flash.addFlashAttribute("notice", "fields.saved");
        return "redirect:/settings/fields";
    }

    private CustomField field(long id) {
        return fields.find(id).orElseThrow(() -> new NotFound("field " + id));
    }

    private void record(Viewer viewer, String action, CustomField field) {
        audit.record(viewer.user(), action, "field:" + field.id(), Map.of("name", field.label()));
    }

    /// `wrong` is the field whose form has the problems; absent where it is the form of a new one.
    private String page(
            RecordKind of, FieldForm form, @Nullable CustomField wrong, Problems problems, Viewer viewer, Model model) {
        model.addAttribute(
                "page",
                new FieldsPage(
                        of,
                        fields.of(of),
                        form,
                        wrong,
                        problems,
                        settings.country().orElse(""),
                        countries(viewer.locale())));
        return "customers/fields/index";
    }

    private static List<Choice> countries(Locale locale) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }
}

package io.attune.identity.duplicates;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.Merges;
import io.attune.customers.RecordKind;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What tells people apart, and by which keys they merge by themselves.
@Controller
@RequestMapping("/settings/duplicates")
@Needs(Right.ADMINISTER)
class DuplicateSettingsController {
    private static final Set<CustomField.Type> TELLING =
            EnumSet.of(CustomField.Type.TEXT, CustomField.Type.NUMBER, CustomField.Type.DATE);

    private final DuplicateSettings settings;
    private final Merges merges;
    private final CustomFields fields;
    private final Audit audit;

    DuplicateSettingsController(DuplicateSettings settings, Merges merges, CustomFields fields, Audit audit) {
        this.settings = settings;
        this.merges = merges;
        this.fields = fields;
        this.audit = audit;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("page", new DuplicateSettingsPage(settings.rules(), merges.identifiers(), telling()));
        return "identity/duplicates/settings";
    }

    @PostMapping
    @Transactional
    public String save(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean nightly,
            @RequestParam(defaultValue = "") List<String> keys,
            @RequestParam(defaultValue = "") List<String> identifiers,
            RedirectAttributes flash) {
        List<String> own = telling().stream().map(CustomField::key).toList();
        var rules = new DuplicateSettings.Rules(
                nightly,
                Stream.concat(Stream.of("mail", "phone"), own.stream())
                        .filter(keys::contains)
                        .toList());
        List<String> apart = Stream.concat(Stream.of("number"), own.stream())
                .filter(identifiers::contains)
                .toList();
        settings.save(rules);
        merges.tellApart(apart);
        audit.record(
                viewer.user(),
                "duplicates.settings",
                "duplicates",
                Map.of("keys", String.join(" ", rules.keys()), "apart", String.join(" ", apart)));
        flash.addFlashAttribute("notice", "duplicates.settings.saved");
        return "redirect:/settings/duplicates";
    }

    private List<CustomField> telling() {
        return fields.of(RecordKind.PERSON).stream()
                .filter(field -> TELLING.contains(field.type()))
                .toList();
    }
}

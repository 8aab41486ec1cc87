package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a [FactsForm], and gives the form what it needs to be shown.
@Component
public class FactsReader {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_NUMBER = 200;

    private final FieldsReader fields;
    private final Ownership ownership;
    private final Tags tags;

    FactsReader(FieldsReader fields, Ownership ownership, Tags tags) {
        this.fields = fields;
        this.ownership = ownership;
        this.tags = tags;
    }

    /// `problems` by field; empty where there are any that stand in the way of making sense of it.
    public Optional<Facts> read(RecordKind kind, FactsForm form, Map<String, String> problems) {
        if (form.name().isEmpty()) problems.put("name", "problem.required");
        if (form.name().length() > LONGEST_NAME) problems.put("name", "problem.long");
        if (form.number().length() > LONGEST_NUMBER) problems.put("number", "problem.long");
        Contacts contacts = form.contacts().read(problems);
        Map<CustomField, FieldValue> values = fields.read(kind, form.own(), problems);
        if (!problems.isEmpty()) return Optional.empty();
        return Optional.of(new Facts(
                form.name(),
                form.number().isEmpty() ? null : form.number(),
                contacts,
                chosen(form.owner(), ownership.owners()).map(UserId::new).orElse(null),
                chosen(form.team(), ownership.teams()).map(TeamId::new).orElse(null),
                Tags.typed(form.tags()),
                values));
    }

    public FormChoices choices(RecordKind kind) {
        return new FormChoices(fields.of(kind), ownership.owners(), ownership.teams(), tags.all());
    }

    /// The form in words, by message key or label, in its order: what two of them differ in is a conflict.
    public Map<String, String> lines(RecordKind kind, FactsForm form, Words words) {
        var lines = new LinkedHashMap<String, String>();
        lines.put(words.text("record.name"), form.name());
        lines.put(words.text("record.number"), form.number());
        lines.put(words.text("record.mails"), reaches(form.contacts().mails(), words));
        lines.put(words.text("record.phones"), reaches(form.contacts().phones(), words));
        lines.put(
                words.text("record.addresses"),
                form.contacts().addresses().stream()
                        .filter(line -> !line.empty())
                        .map(line -> line.address().line())
                        .collect(Collectors.joining("; ")));
        lines.put(words.text("record.owner"), label(form.owner(), ownership.owners()));
        lines.put(words.text("record.team"), label(form.team(), ownership.teams()));
        lines.put(words.text("record.tags"), String.join(", ", Tags.typed(form.tags())));
        for (CustomField field : fields.of(kind))
            lines.put(field.label(), form.own().shown(field));
        return lines;
    }

    private static String reaches(List<ContactForm.Line> lines, Words words) {
        return lines.stream()
                .filter(line -> !line.value().isEmpty())
                .map(line -> line.value() + " (" + words.text("contact.kind." + line.kind()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Optional<Long> chosen(String typed, List<Choice> choices) {
        return choices.stream()
                .map(Choice::value)
                .filter(typed::equals)
                .map(Long::valueOf)
                .findFirst();
    }

    private static String label(@Nullable String value, List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }
}

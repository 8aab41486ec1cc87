package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.modulith.NamedInterface;

/// What was typed into the fields that the company added, by their keys; choices stand between semicolons.
@NamedInterface("records")
public record FieldsForm(Map<String, String> typed) {
    public static final FieldsForm EMPTY = new FieldsForm(Map.of());

    public FieldsForm {
        typed = Map.copyOf(typed);
    }

    public static FieldsForm of(Map<String, List<String>> sent) {
        var typed = new HashMap<String, String>();
        sent.forEach((key, values) -> {
            if (key.matches("f\\d{1,18}")) typed.put(key, String.join(";", values));
        });
        return new FieldsForm(typed);
    }

    public static FieldsForm holding(Map<CustomField, FieldValue> values) {
        var typed = new HashMap<String, String>();
        values.forEach((field, value) -> typed.put(field.key(), FieldText.typed(value)));
        return new FieldsForm(typed);
    }

    public String text(CustomField field) {
        return typed.getOrDefault(field.key(), "");
    }

    /// In words, for a list of differences.
    public String shown(CustomField field) {
        return field.type() == CustomField.Type.CHOICES ? text(field).replace(";", ", ") : text(field);
    }

    public boolean chosen(CustomField field, String option) {
        return List.of(text(field).split(";", -1)).contains(option);
    }
}

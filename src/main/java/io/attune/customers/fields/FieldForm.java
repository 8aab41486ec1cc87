package io.attune.customers.fields;

import io.attune.customers.CustomField;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A field as it is typed; `choices` stand one to a line.
public record FieldForm(
        @NotBlank(message = "problem.required") @Size(max = 80, message = "problem.long")
        String label,

        @NotBlank(message = "problem.required")
        @Pattern(regexp = "TEXT|NUMBER|MONEY|DATE|CHOICE|CHOICES|BOOLEAN|LINK", message = "problem.malformed")
        String type,

        @Size(max = 4_000, message = "problem.long") @Nullable
        String choices) {
    static final FieldForm EMPTY = new FieldForm("", "TEXT", "");

    static FieldForm of(CustomField field) {
        return new FieldForm(field.label(), field.type().name(), String.join("\n", field.choices()));
    }

    CustomField.Type chosenType() {
        return CustomField.Type.valueOf(type);
    }

    boolean needsOptions() {
        boolean list = "CHOICE".equals(type) || "CHOICES".equals(type);
        return list && options().isEmpty();
    }

    /// A semicolon parts options in forms and files, so none has one.
    List<String> options() {
        return Arrays.stream(Objects.requireNonNullElse(choices, "").split("\\R", -1))
                .map(option -> option.replace(';', ',').strip())
                .filter(option -> !option.isEmpty())
                .distinct()
                .toList();
    }
}

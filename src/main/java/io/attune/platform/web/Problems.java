package io.attune.platform.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;

/// What is wrong with a form, to be shown beside its fields: a message key per field.
///
/// Constraints of form records give such a key as their `message`, for example `@NotBlank(message =
/// "problem.required")`.
public record Problems(Map<String, String> byField) {
    public static final Problems NONE = new Problems(Map.of());

    public Problems {
        byField = Map.copyOf(byField);
    }

    /// The first problem of each field.
    public static Problems of(Errors errors) {
        var byField = new HashMap<String, String>();
        for (FieldError error : errors.getFieldErrors()) {
            String key = error.isBindingFailure() ? "problem.malformed" : error.getDefaultMessage();
            byField.merge(error.getField(), key == null ? "problem.malformed" : key, (first, second) -> {
                // An empty field breaks several rules; that it is empty says enough.
                return second.equals("problem.required") ? second : first;
            });
        }
        return new Problems(byField);
    }

    public static Problems of(String field, String key) {
        return new Problems(Map.of(field, key));
    }

    public @Nullable String of(String field) {
        return byField.get(field);
    }

    public boolean any() {
        return !byField.isEmpty();
    }
}

package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Tags;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What else is known of records here: the company's own fields, and the tags that somebody carries.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.SEE_CUSTOMERS)
class FieldsApi {
    private final FieldStore fields;
    private final Tags tags;

    FieldsApi(FieldStore fields, Tags tags) {
        this.fields = fields;
        this.tags = tags;
    }

    /// Numbers and amounts are decimal texts, days are ISO dates, choices lists of `choices`; money is an object of
    /// `amount` and `currency`.
    @Schema(name = "CustomField")
    record Field(
            String key,

            @Schema(allowableValues = {"person", "account", "deal"})
            String subject,

            String label,

            @Schema(allowableValues = {"text", "number", "money", "date", "choice", "choices", "boolean", "link"})
            String type,

            List<String> choices) {
        static Field of(CustomField field) {
            return new Field(
                    field.key(),
                    field.subject().name().toLowerCase(Locale.ROOT),
                    field.label(),
                    field.type().name().toLowerCase(Locale.ROOT),
                    field.choices());
        }
    }

    @GetMapping("/fields")
    @Operation(summary = "The company's own fields, in their order; they are made in the settings")
    List<Field> all() {
        return Arrays.stream(RecordKind.values())
                .flatMap(kind -> fields.of(kind).stream())
                .map(Field::of)
                .toList();
    }

    @GetMapping("/tags")
    @Operation(summary = "The tags in use")
    List<String> tags() {
        return tags.all();
    }
}

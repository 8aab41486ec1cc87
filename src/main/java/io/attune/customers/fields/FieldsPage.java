package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one kind of record. `wrong` is the field whose form has the problems; absent where it is the form of
/// a new one.
public record FieldsPage(
        RecordKind of,
        List<CustomField> fields,
        FieldForm form,
        @Nullable CustomField wrong,
        Problems problems,
        String country,
        List<Choice> countries) {
    /// Deals get fields as soon as there are deals.
    public static final List<RecordKind> KINDS = List.of(RecordKind.PERSON, RecordKind.ACCOUNT, RecordKind.DEAL);

    public FieldsPage {
        fields = List.copyOf(fields);
        countries = List.copyOf(countries);
    }

    public FieldForm form(CustomField field) {
        return field.equals(wrong) ? form : FieldForm.of(field);
    }

    public Problems problems(CustomField field) {
        return field.equals(wrong) ? problems : Problems.NONE;
    }

    public FieldForm fresh() {
        return wrong == null ? form : FieldForm.EMPTY;
    }

    public Problems freshProblems() {
        return wrong == null ? problems : Problems.NONE;
    }
}

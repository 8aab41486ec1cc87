package io.attune.customers.people;

import io.attune.customers.PersonId;
import io.attune.customers.records.FormChoices;
import io.attune.customers.records.Meanwhile;
import io.attune.platform.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form of a person; `id` is absent for a new one, `meanwhile` where nobody was faster; `alike` are
/// those who may be the same.
public record PersonFormPage(
        @Nullable PersonId id,
        String title,
        PersonForm form,
        FormChoices choices,
        Problems problems,
        @Nullable Meanwhile meanwhile,
        List<Lookalike> alike) {
    public PersonFormPage {
        alike = List.copyOf(alike);
    }

    public String path() {
        return id == null ? "/people" : "/people/" + id;
    }
}

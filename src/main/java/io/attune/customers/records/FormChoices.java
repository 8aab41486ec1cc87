package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.platform.web.Choice;
import java.util.List;

/// What the form of a record offers.
public record FormChoices(List<CustomField> fields, List<Choice> owners, List<Choice> teams, List<String> tags) {
    public FormChoices {
        fields = List.copyOf(fields);
        owners = List.copyOf(owners);
        teams = List.copyOf(teams);
        tags = List.copyOf(tags);
    }
}

package io.attune.identity.duplicates;

import io.attune.customers.CustomField;
import java.util.List;

/// What is set, and the fields of the company's own that may be a key.
public record DuplicateSettingsPage(
        boolean nightly, List<String> keys, List<String> identifiers, List<CustomField> fields) {
    public DuplicateSettingsPage {
        keys = List.copyOf(keys);
        identifiers = List.copyOf(identifiers);
        fields = List.copyOf(fields);
    }

    DuplicateSettingsPage(DuplicateSettings.Rules rules, List<String> identifiers, List<CustomField> fields) {
        this(rules.nightly(), rules.keys(), identifiers, fields);
    }
}

package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of a person and of an account alike. `fields` holds a value for each custom field that has one.
public record Facts(
        String name,
        @Nullable String number,
        Contacts contacts,
        @Nullable UserId owner,
        @Nullable TeamId team,
        List<String> tags,
        Map<CustomField, FieldValue> fields) {
    public Facts {
        if (name.isBlank() || name.length() > 300)
            throw new IllegalArgumentException("a name has 1 to 300 characters, not " + name.length());
        tags = List.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    public Facts ownedBy(@Nullable UserId other) {
        return new Facts(name, number, contacts, other, team, tags, fields);
    }
}

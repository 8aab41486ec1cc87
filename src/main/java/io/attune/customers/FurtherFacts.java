package io.attune.customers;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.tabular.RowRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a row says of a record besides its own columns: further ways to reach it, what the fields
/// that the company added hold, tags that are added to those it has, who answers for it, and by a
/// name of theirs what other modules keep of a person: see [PeopleIntake.Arrivals#asides].
public record FurtherFacts(
        List<Reach> reaches,
        Map<CustomField, FieldValue> fields,
        List<String> tags,
        @Nullable UserId owner,
        @Nullable TeamId team,
        Map<String, String> asides) {
    public static final FurtherFacts NONE = new FurtherFacts(List.of(), Map.of());
    private static final int LONGEST_TAG = 60;

    public FurtherFacts {
        for (String tag : tags) requireAtMost(tag, "tags", LONGEST_TAG);
        reaches = List.copyOf(reaches);
        fields = Map.copyOf(fields);
        tags = List.copyOf(tags);
        asides = Map.copyOf(asides);
    }

    public FurtherFacts(List<Reach> reaches, Map<CustomField, FieldValue> fields) {
        this(reaches, fields, List.of(), null, null, Map.of());
    }

    /// A further mail, phone or address; `kind` is what for, such as `private` or `billing`.
    public sealed interface Reach {
        String kind();

        record Mail(String kind, String mail) implements Reach {
            public Mail {
                requireAtMost(mail, "email2", 320);
            }
        }

        record Phone(String kind, String phone) implements Reach {}

        record Address(
                String kind,
                @Nullable String street,
                @Nullable String postcode,
                @Nullable String city,
                @Nullable String country)
                implements Reach {}
    }

    static void requireAtMost(@Nullable String value, String column, int longest) {
        if (value != null && value.length() > longest) throw new RowRefused(column, "problem.longer", longest);
    }
}

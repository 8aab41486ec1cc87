package io.attune.customers;

import io.attune.platform.tabular.RowRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a row says of a record besides its own columns: further ways to reach it, and what the fields that the company
/// added hold.
public record FurtherFacts(List<Reach> reaches, Map<CustomField, FieldValue> fields) {
    public static final FurtherFacts NONE = new FurtherFacts(List.of(), Map.of());

    public FurtherFacts {
        reaches = List.copyOf(reaches);
        fields = Map.copyOf(fields);
    }

    public boolean isEmpty() {
        return reaches.isEmpty() && fields.isEmpty();
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

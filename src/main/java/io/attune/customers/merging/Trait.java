package io.attune.customers.merging;

import io.attune.platform.security.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is chosen as a whole when two people are merged: columns of `person` that belong together.
enum Trait {
    NAME(null, "name"),
    MAIL(Field.MAIL, "email", "email_kind"),
    PHONE(Field.PHONE, "phone", "phone_number", "phone_kind"),
    ADDRESS(Field.ADDRESS, "street", "postcode", "city", "country", "address_kind"),
    LANGUAGE(null, "language"),
    SOURCE(null, "source"),
    SINCE(null, "customer_since"),
    OWNER(null, "owner_id", "team_id");

    private final @Nullable Field restricted;
    private final List<String> columns;

    Trait(@Nullable Field restricted, String... columns) {
        this.restricted = restricted;
        this.columns = List.of(columns);
    }

    static Optional<Trait> of(String key) {
        return Arrays.stream(values()).filter(trait -> trait.key().equals(key)).findFirst();
    }

    /// Its name in forms, in the database and below the message key `merge.trait.`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return columns;
    }

    /// The field that may be kept from somebody, if it is one.
    @Nullable
    Field restricted() {
        return restricted;
    }
}

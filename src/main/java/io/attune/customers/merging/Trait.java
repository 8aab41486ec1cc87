package io.attune.customers.merging;

import io.attune.platform.security.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is chosen as a whole when two people are merged: columns of `person` that belong together.
enum Trait {
    NAME(null),
    MAIL(Field.MAIL),
    PHONE(Field.PHONE),
    ADDRESS(Field.ADDRESS),
    LANGUAGE(null),
    SOURCE(null),
    CAMPAIGN(null),
    SINCE(null),
    OWNER(null);

    private final @Nullable Field restricted;

    Trait(@Nullable Field restricted) {
        this.restricted = restricted;
    }

    static Optional<Trait> of(String key) {
        return Arrays.stream(values()).filter(trait -> trait.key().equals(key)).findFirst();
    }

    /// Its name in forms, in the database and below the message key `merge.trait.`.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return switch (this) {
            case NAME -> List.of("name");
            case MAIL -> List.of("email", "email_kind");
            case PHONE -> List.of("phone", "phone_number", "phone_kind");
            case ADDRESS -> List.of("street", "postcode", "city", "country", "address_kind");
            case LANGUAGE -> List.of("language");
            case SOURCE -> List.of("source");
            case CAMPAIGN -> List.of("campaign");
            case SINCE -> List.of("customer_since");
            case OWNER -> List.of("owner_id", "team_id");
        };
    }

    /// The field that may be kept from somebody, if it is one.
    @Nullable
    Field restricted() {
        return restricted;
    }
}

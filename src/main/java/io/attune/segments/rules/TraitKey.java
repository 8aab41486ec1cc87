package io.attune.segments.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is known of a person, or of an account they belong to, by its name in rules.
public sealed interface TraitKey {
    Pattern OWN = Pattern.compile("(account\\.)?f(\\d{1,18})");

    String written();

    /// What comes with Attune. Several of a kind may be there: one that fits is enough.
    enum Known implements TraitKey {
        CITY("city"),
        COUNTRY("country"),
        LANGUAGE("language"),
        SOURCE("source"),
        CAMPAIGN("campaign"),
        TAG("tag"),
        SINCE("since"),
        CREATED("created"),
        ACCOUNT_NAME("account.name"),
        ACCOUNT_CITY("account.city"),
        ACCOUNT_COUNTRY("account.country");

        private final String written;

        Known(String written) {
            this.written = written;
        }

        @Override
        public String written() {
            return written;
        }

        public boolean dated() {
            return this == SINCE || this == CREATED;
        }

        @Override
        public boolean ofAccount() {
            return written.startsWith("account.");
        }
    }

    /// A field that the company added, to people or to accounts.
    record Own(long field, boolean ofAccount) implements TraitKey {
        @Override
        public String written() {
            return (ofAccount ? "account.f" : "f") + field;
        }
    }

    boolean ofAccount();

    static Optional<TraitKey> read(String written) {
        var own = OWN.matcher(written);
        if (own.matches()) return Optional.of(new Own(Long.parseLong(own.group(2)), own.group(1) != null));
        return Arrays.stream(Known.values())
                .filter(known -> known.written().equals(written))
                .map(TraitKey.class::cast)
                .findFirst();
    }
}

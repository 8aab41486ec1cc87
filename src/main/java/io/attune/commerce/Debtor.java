package io.attune.commerce;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who owes: an account for what is bought in its name, otherwise a person. In addresses `account-7`, `person-7`.
public sealed interface Debtor {
    record OfAccount(AccountId id) implements Debtor {
        @Override
        public String toString() {
            return "account-" + id;
        }
    }

    record OfPerson(PersonId id) implements Debtor {
        @Override
        public String toString() {
            return "person-" + id;
        }
    }

    static Debtor of(@Nullable PersonId person, @Nullable AccountId account) {
        if (account != null) return new OfAccount(account);
        if (person != null) return new OfPerson(person);
        throw new IllegalArgumentException("somebody must owe: a person or an account");
    }

    static Optional<Debtor> parse(String text) {
        Matcher parts = Written.PATTERN.matcher(text);
        if (!parts.matches()) return Optional.empty();
        long id = Long.parseLong(parts.group(2));
        return Optional.of(
                parts.group(1).equals("account") ? new OfAccount(new AccountId(id)) : new OfPerson(new PersonId(id)));
    }

    /// For a column `account_id`.
    default @Nullable Long accountId() {
        return switch (this) {
            case OfAccount account -> account.id().value();
            case OfPerson _ -> null;
        };
    }

    /// For a column `person_id`.
    default @Nullable Long personId() {
        return switch (this) {
            case OfAccount _ -> null;
            case OfPerson person -> person.id().value();
        };
    }

    /// Where we show everything about them.
    default String page() {
        return switch (this) {
            case OfAccount account -> "/accounts/" + account.id() + "?tab=money";
            case OfPerson person -> "/people/" + person.id() + "?tab=money";
        };
    }

    final class Written {
        private static final Pattern PATTERN = Pattern.compile("(account|person)-(\\d{1,18})");

        private Written() {}
    }
}

package io.attune.activities.subjects;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Whom something is about: a person, an account, somebody of an account, or nobody.
public record Subject(@Nullable PersonId person, @Nullable AccountId account) {
    public static final Subject NOBODY = new Subject(null, null);

    public static Subject of(PersonId person) {
        return new Subject(person, null);
    }

    /// As forms send it: 0 stands for none.
    public static Subject of(long person, long account) {
        return new Subject(person == 0 ? null : new PersonId(person), account == 0 ? null : new AccountId(account));
    }

    /// From the columns `person_id` and `account_id`.
    public static Subject of(ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        Long account = Rows.optionalLong(row, "account_id");
        return of(person == null ? 0 : person, account == null ? 0 : account);
    }

    public boolean nobody() {
        return person == null && account == null;
    }

    public long personNumber() {
        return person == null ? 0 : person.value();
    }

    public long accountNumber() {
        return account == null ? 0 : account.value();
    }

    public @Nullable Long personColumn() {
        return person == null ? null : person.value();
    }

    public @Nullable Long accountColumn() {
        return account == null ? null : account.value();
    }

    /// Their page with the timeline open, so that what was added is seen.
    public String timeline() {
        return nobody() ? path() : path() + "?tab=timeline";
    }

    /// The page of the person, else of the account.
    public String path() {
        if (person != null) return "/people/" + person;
        return account == null ? "/tasks" : "/accounts/" + account;
    }
}

package io.attune.customers;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Copies owners and teams onto the rows of a `table` that belong to people or accounts, by `person_id` and
/// `account_id`. `and` is what else must hold of such a row, `t`; both are of our sources, never of users.
@WithoutViewer("copies the new owners onto everything that is theirs")
public final class OwnerColumns {
    private static final String FROM_PEOPLE = """
            update %s t set owner_id = p.owner_id, team_id = p.team_id
              from person p
             where p.id = any(:people) and t.person_id = p.id and %s
               and (t.owner_id, t.team_id) is distinct from (p.owner_id, p.team_id)
            """;
    private static final String FROM_ACCOUNTS = """
            update %s t set owner_id = a.owner_id, team_id = a.team_id
              from account a
             where a.id = any(:accounts) and t.account_id = a.id and %s
               and (t.owner_id, t.team_id) is distinct from (a.owner_id, a.team_id)
            """;

    private OwnerColumns() {}

    public static void ofPeople(JdbcClient jdbc, OwnersChanged changed, String table) {
        ofPeople(jdbc, changed, table, "true");
    }

    public static void ofPeople(JdbcClient jdbc, OwnersChanged changed, String table, String and) {
        jdbc.sql(FROM_PEOPLE.formatted(table, and))
                .param("people", Rows.ids(changed.people()))
                .update();
    }

    public static void ofAccounts(JdbcClient jdbc, OwnersChanged changed, String table) {
        ofAccounts(jdbc, changed, table, "true");
    }

    public static void ofAccounts(JdbcClient jdbc, OwnersChanged changed, String table, String and) {
        jdbc.sql(FROM_ACCOUNTS.formatted(table, and))
                .param("accounts", Rows.ids(changed.accounts()))
                .update();
    }
}

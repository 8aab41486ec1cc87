package io.attune.activities.subjects;

import io.attune.customers.AccountsDeleted;
import io.attune.customers.PeopleDeleted;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Activities go with whom they are about. What names an account besides a person stays the person's.
@Component
@WithoutViewer("whoever deletes a customer was asked")
class ActivitiesGoWithCustomers {
    private static final List<String> TABLES = List.of("interaction", "task", "customer_file");

    private final JdbcClient jdbc;
    private final Heirs heirs;

    ActivitiesGoWithCustomers(JdbcClient jdbc, Heirs heirs) {
        this.jdbc = jdbc;
        this.heirs = heirs;
    }

    @EventListener
    void on(PeopleDeleted deleted) {
        Long[] people = Rows.ids(deleted.people());
        heirs.leave(people);
        for (String table : List.of("task", "customer_file"))
            jdbc.sql("delete from " + table + " where person_id = any(:people)")
                    .param("people", people)
                    .update();
    }

    @EventListener
    void on(AccountsDeleted deleted) {
        for (String table : TABLES) {
            jdbc.sql("delete from " + table + " where account_id = any(:accounts) and person_id is null")
                    .param("accounts", Rows.ids(deleted.accounts()))
                    .update();
            jdbc.sql("update " + table + " set account_id = null where account_id = any(:accounts)")
                    .param("accounts", Rows.ids(deleted.accounts()))
                    .update();
        }
    }
}

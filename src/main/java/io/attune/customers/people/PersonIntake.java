package io.attune.customers.people;

import io.attune.customers.PeopleIntake;
import io.attune.customers.records.CustomerSettings;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL that writes many rows of `person` at once; the long part stands in [PersonStaging].
@Component
@WithoutViewer("who may import changes everybody")
class PersonIntake implements PeopleIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final CustomerSettings settings;

    PersonIntake(JdbcClient jdbc, DataSource database, CustomerSettings settings) {
        this.jdbc = jdbc;
        this.database = database;
        this.settings = settings;
    }

    @Override
    public Delivery begin(long run) {
        return new Delivered(jdbc, database, settings.phones(), run);
    }

    @Override
    public void ensure(Collection<Newcomer> newcomers, long run) {
        jdbc.sql("""
                insert into person as p (external_id, name, customer_since, run_id, origin, origin_id)
                select n.number, n.number, n.since, :run, 'import', :run
                  from unnest(:numbers::text[], :since::date[]) as n(number, since)
                on conflict (external_id) do update
                   set customer_since = excluded.customer_since, updated_at = now()
                 where p.customer_since is null or p.customer_since > excluded.customer_since
                """)
                .param("run", run)
                .param("numbers", Rows.column(newcomers, Newcomer::number, String[]::new))
                .param(
                        "since",
                        Rows.column(
                                newcomers, newcomer -> newcomer.customerSince().toString(), String[]::new))
                .update();
    }
}

package io.attune.customers.people;

import io.attune.customers.PeopleIntake;
import io.attune.customers.merging.Following;
import io.attune.customers.records.CustomerSettings;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL that writes many rows of `person` at once; the long part stands in [PersonStaging].
@Component
@WithoutViewer("who may import changes everybody")
class PersonIntake implements PeopleIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final CustomerSettings settings;
    private final Following following;
    private final PeopleTakenBack undo;
    private final ApplicationEventPublisher events;

    PersonIntake(
            JdbcClient jdbc,
            DataSource database,
            CustomerSettings settings,
            Following following,
            PeopleTakenBack undo,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.database = database;
        this.settings = settings;
        this.following = following;
        this.undo = undo;
        this.events = events;
    }

    @Override
    public Arrivals begin(long run, Taking taking) {
        return new Delivered(jdbc, database, settings.phones(), following, events, run, taking);
    }

    /// What was there is read before the first row is written.
    @Override
    public void ensure(Collection<Newcomer> newcomers, long run) {
        jdbc.sql("""
                with n as (select * from unnest(:numbers::text[], :since::date[]) as n(number, since)),
                     longer as materialized (
                    select p.id, jsonb_build_object('customer_since', jsonb_build_array(p.customer_since, n.since)) as changes
                      from n join person p on p.external_id = n.number
                     where p.customer_since is null or p.customer_since > n.since
                       for no key update of p),
                     kept as (
                    insert into person_change (run_id, person_id, changes) select :run, id, changes from longer
                    on conflict (run_id, person_id) do nothing
                    returning person_id)
                insert into person as p (external_id, name, customer_since, run_id, origin, origin_id)
                select n.number, n.number, n.since, :run, 'import', :run
                  from n cross join (select count(*) from kept) as first
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

    @Override
    public TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return undo.takeBack(run, progress, keeper);
    }

    @Override
    public void forget(Collection<Long> runs) {
        jdbc.sql("delete from person_change where run_id = any(:runs)")
                .param("runs", Rows.ids(runs))
                .update();
    }
}

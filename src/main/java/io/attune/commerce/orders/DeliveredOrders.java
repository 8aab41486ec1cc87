package io.attune.commerce.orders;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake.Articles;
import io.attune.customers.PeopleIntake;
import io.attune.customers.PeopleIntake.Newcomer;
import io.attune.platform.database.Copy;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Sample.Outcome;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The orders of one run on their way in: staged by COPY, then settled in pieces, so that progress can be told and a
/// cancelled run stops soon.
@WithoutViewer("who may import changes everybody's orders; owners are those of the people")
final class DeliveredOrders implements Delivery<IncomingOrder> {
    private static final int PIECE = 50_000;
    private static final int NEWCOMERS = 5_000;
    private static final int TOLD = 1_000;

    /// What changed in the lines, in words.
    private static final String LINES = """
            case when jsonb_exists(c.changes, 'lines')
                 then jsonb_build_object('lines', jsonb_build_array(%s, %s)) else '{}' end
            """.formatted(
                    StagedLines.named("c.changes -> 'lines' -> 0"), StagedLines.named("c.changes -> 'lines' -> 1"));

    private final JdbcClient jdbc;
    private final PeopleIntake people;
    private final long run;
    private final Taking taking;
    private final Copy orders;
    private final StagedLines lines;
    private @Nullable JudgedOrders judged;
    private long staged;
    private long skipped;
    private boolean withMails;
    private boolean flushed;

    DeliveredOrders(
            JdbcClient jdbc, DataSource database, PeopleIntake people, long run, Taking taking, Articles unknown) {
        this.jdbc = jdbc;
        this.people = people;
        this.run = run;
        this.taking = taking;
        jdbc.sql("""
                create temp table incoming_order (
                    line bigint, customer text, number text, day date, at timestamptz, amount numeric(19, 4),
                    currency text, status text, description text, promised date, delivered date, person_id bigint
                ) on commit drop
                """).update();
        this.lines = new StagedLines(jdbc, database, run, unknown);
        this.orders = Copy.into(
                database,
                "incoming_order",
                "line",
                "customer",
                "number",
                "day",
                "at",
                "amount",
                "currency",
                "status",
                "description",
                "promised",
                "delivered");
    }

    @Override
    public void add(IncomingOrder order) {
        withMails |= order.customer().indexOf('@') > 0;
        orders.number(order.line())
                .text(order.customer())
                .text(order.number())
                .day(order.day())
                .at(order.at())
                .decimal(order.amount())
                .text(order.currency().getCurrencyCode())
                .text(order.status())
                .text(order.description())
                .day(order.arrival().promised())
                .day(order.arrival().delivered())
                .endRow();
        lines.add(order);
        staged++;
    }

    /// Whatever is wrong with an order is seen in its own row.
    @Override
    public void resolve(Consumer<LateRefusal> refused) {
        staged();
    }

    @Override
    public Tally forecast(Consumer<Sample> samples) {
        staged();
        var found = new JudgedOrders(jdbc);
        JudgedOrders.Sizes all = found.sizes();
        long left = found.skip(taking.merge());
        JudgedOrders.Sizes wanted = found.sizes();
        lines.compareJudged();
        long created = wanted.rows() - wanted.known();
        long updated = found.differing();
        found.samples(samples);
        return new Tally(created, updated, wanted.known() - updated, staged - all.rows(), left, 0);
    }

    @Override
    public Tally settle(Progress progress) {
        staged();
        progress.done(0, staged);
        if (taking.merge() != Merge.BOTH) {
            judged = new JudgedOrders(jdbc);
            skipped = judged.skip(taking.merge());
        }
        newcomers(progress);
        long places = key();
        if (judged != null)
            jdbc.sql("delete from keyed_order k where not exists (select from judged_order j where j.line = k.line)")
                    .update();
        long keyed = judged == null ? places : judged.sizes().rows();
        // Where there is nothing yet, nothing can be remembered.
        boolean remembering = taking.remembered()
                && jdbc.sql("select exists (select from customer_order)")
                        .query(Boolean.class)
                        .single();
        long created = 0;
        long updated = 0;
        for (long from = 0; from < places; from += PIECE) {
            progress.done(from, places);
            if (remembering) remember(from, from + PIECE);
            Counts counts = merge(from, from + PIECE);
            created += counts.created();
            updated += counts.updated();
        }
        updated += lines.keep(remembering);
        progress.done(places, places);
        if (created + updated > PIECE) jdbc.sql("analyze customer_order").update();
        return new Tally(created, updated, keyed - created - updated, staged - keyed - skipped, skipped, 0);
    }

    @Override
    public void tell(Consumer<Sample> samples) {
        String title = "coalesce(i.number, i.customer || ' · ' || i.day)";
        String skipped = judged == null ? "false" : "exists (select from skipped_order s where s.line = i.line)";
        for (String sql : List.of("""
                select 'CREATED' as outcome, i.line, o.id, %s as title, '{}' as changes
                  from keyed_order k
                  join customer_order o on o.order_key = k.key
                  join incoming_order i on i.line = k.line
                 where o.run_id = :run and not exists (select from order_change c where c.run_id = :run and c.order_id = o.id)
                 order by i.line limit :most
                """, """
                select 'UPDATED' as outcome, i.line, o.id, %s as title,
                       (c.changes - 'run_id' - 'lines' || LINES_TOO)::text as changes
                  from (select * from order_change where run_id = :run order by order_id limit :most) c
                  join customer_order o on o.id = c.order_id
                  join keyed_order k on k.key = o.order_key
                  join incoming_order i on i.line = k.line
                 order by i.line
                """, """
                select 'UNCHANGED' as outcome, i.line, o.id, %s as title, '{}' as changes
                  from keyed_order k
                  join customer_order o on o.order_key = k.key
                  join incoming_order i on i.line = k.line
                 where o.run_id is distinct from :run
                 order by i.line limit :most
                """, """
                select case when skip then 'SKIPPED' else 'REPEATED' end as outcome, line, cast(null as bigint) as id,
                       title, '{}' as changes
                  from (select i.line, %s as title, SKIPPED_TOO as skip
                          from incoming_order i
                         where :run <> 0 and not exists (select from keyed_order k where k.line = i.line)
                         order by i.line limit :most) left_out
                """.replace("SKIPPED_TOO", skipped)))
            jdbc.sql(sql.formatted(title).replace("LINES_TOO", LINES))
                    .param("run", run)
                    .param("most", TOLD)
                    .query(row -> {
                        samples.accept(new Sample(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getLong("line"),
                                Rows.optionalLong(row, "id"),
                                row.getString("title"),
                                row.getString("changes")));
                    });
    }

    /// Shops know guests by their mail only: where that is nobody's number, it means whoever has it as mail.
    private void staged() {
        if (flushed) return;
        flushed = true;
        orders.flush();
        lines.flush();
        if (!withMails) return;
        jdbc.sql("analyze incoming_order").update();
        jdbc.sql("""
                update incoming_order i set person_id = m.id
                  from (select c.customer, min(p.id) as id
                          from (select distinct customer from incoming_order where position('@' in customer) > 1) c
                          join person p on p.email = c.customer::citext
                         where not exists (select from person n where n.external_id = c.customer)
                         group by c.customer) m
                 where i.customer = m.customer
                """).update();
    }

    /// By whom the rows are joined with their people; a plain join of numbers where no mail stands for one.
    private String meant() {
        if (!withMails) return "p.external_id = i.customer";
        jdbc.sql("""
                update incoming_order i set person_id = p.id
                  from person p where i.person_id is null and p.external_id = i.customer
                """).update();
        return "p.id = i.person_id";
    }

    private void newcomers(Progress progress) {
        List<Newcomer> batch = new ArrayList<>(NEWCOMERS);
        jdbc.sql("""
                select i.customer, min(i.day) as since from incoming_order i
                 where i.person_id is null and %s group by i.customer
                """.formatted(judged == null ? "true" : "i.line in (select line from judged_order)"))
                .withFetchSize(NEWCOMERS)
                .query(row -> {
                    batch.add(new Newcomer(row.getString("customer"), row.getObject("since", LocalDate.class)));
                    if (batch.size() < NEWCOMERS) return;
                    people.ensure(batch, run);
                    progress.done(0, staged);
                    batch.clear();
                });
        if (!batch.isEmpty()) people.ensure(batch, run);
    }

    /// Gives every row its key, keeps the last row of each number, and numbers what is left from 0 on.
    private long key() {
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("""
                create temp table keyed_order on commit drop as
                select row_number() over (order by person_id, day, line) - 1 as place, k.*
                  from (select p.id as person_id, p.owner_id, p.team_id, n.key, i.number, i.day, i.at, i.amount,
                               i.currency, i.status, i.description, i.promised,
                               i.delivered, i.line
                          from (select distinct on (number) line, number as key from incoming_order
                                 where number is not null
                                 order by number, line desc) n
                          join incoming_order i on i.line = n.line
                          join person p on %1$s
                        union all
                        select p.id, p.owner_id, p.team_id,
                               i.customer || '|' || i.day || '|'
                                     || row_number() over (partition by i.customer, i.day order by i.line),
                               null, i.day, i.at, i.amount, i.currency, i.status, i.description, i.promised,
                               i.delivered, i.line
                          from incoming_order i
                          join person p on %1$s
                         where i.number is null) k
                """.formatted(meant())).update();
        jdbc.sql("create index on keyed_order using brin (place) with (pages_per_range = 16)")
                .update();
        jdbc.sql("analyze keyed_order").update();
        return jdbc.sql("select count(*) from keyed_order").query(Long.class).single();
    }

    /// Locks those that will change and keeps what they have, for whoever takes the run back.
    private void remember(long from, long to) {
        jdbc.sql("""
                with found as materialized (
                    select o.id, jsonb_strip_nulls(jsonb_build_object(
                        'person_id', case when o.person_id <> i.person_id then jsonb_build_array(o.person_id, i.person_id) end,
                        'ordered_on', case when o.ordered_on <> i.day then jsonb_build_array(o.ordered_on, i.day) end,
                        'ordered_at', case when o.ordered_at <> i.at then jsonb_build_array(o.ordered_at, i.at) end,
                        'amount', case when o.amount <> i.amount then jsonb_build_array(o.amount, i.amount) end,
                        'currency', case when o.currency <> i.currency then jsonb_build_array(o.currency, i.currency) end,
                        'status', case when o.status <> coalesce(i.status, 'paid')
                                       then jsonb_build_array(o.status, coalesce(i.status, 'paid')) end,
                        'description', case when coalesce(i.description, o.description) is distinct from o.description
                                            then jsonb_build_array(o.description, i.description) end,
                        'promised_on', case when coalesce(i.promised, o.promised_on) is distinct from o.promised_on
                                            then jsonb_build_array(o.promised_on, i.promised) end,
                        'delivered_on', case when coalesce(i.delivered, o.delivered_on) is distinct from o.delivered_on
                                             then jsonb_build_array(o.delivered_on, i.delivered) end,
                        'run_id', jsonb_build_array(o.run_id, cast(:run as bigint)))) as changes
                      from keyed_order i
                      join customer_order o on o.order_key = i.key
                     where i.place >= :from and i.place < :to
                       and (o.person_id, o.ordered_on, o.ordered_at, o.amount, o.currency, o.status, o.description,
                            o.promised_on, o.delivered_on)
                           is distinct from
                           (i.person_id, i.day, i.at, i.amount, i.currency, coalesce(i.status, 'paid'),
                            coalesce(i.description, o.description), coalesce(i.promised, o.promised_on),
                            coalesce(i.delivered, o.delivered_on))
                       for no key update of o)
                insert into order_change (run_id, order_id, changes) select :run, id, changes from found
                """).param("run", run).param("from", from).param("to", to).update();
    }

    private Counts merge(long from, long to) {
        return jdbc.sql("""
                with merged as (
                    insert into customer_order as o (order_key, number, person_id, ordered_on, ordered_at, amount,
                                                     currency, status, description, promised_on, delivered_on,
                                                     run_id, origin, origin_id, owner_id, team_id)
                    select i.key, i.number, i.person_id, i.day, i.at, i.amount, i.currency, coalesce(i.status, 'paid'),
                           i.description, i.promised, i.delivered, :run, 'import', :run, i.owner_id, i.team_id
                      from keyed_order i
                     where i.place >= :from and i.place < :to
                     order by i.place
                    on conflict (order_key) do update
                       set person_id = excluded.person_id, ordered_on = excluded.ordered_on,
                           ordered_at = excluded.ordered_at, amount = excluded.amount, currency = excluded.currency,
                           status = excluded.status, description = coalesce(excluded.description, o.description),
                           promised_on = coalesce(excluded.promised_on, o.promised_on),
                           delivered_on = coalesce(excluded.delivered_on, o.delivered_on),
                           run_id = excluded.run_id, owner_id = excluded.owner_id, team_id = excluded.team_id,
                           updated_at = now()
                     where (o.person_id, o.ordered_on, o.ordered_at, o.amount, o.currency, o.status, o.description,
                            o.promised_on, o.delivered_on)
                           is distinct from
                           (excluded.person_id, excluded.ordered_on, excluded.ordered_at, excluded.amount,
                            excluded.currency, excluded.status, coalesce(excluded.description, o.description),
                            coalesce(excluded.promised_on, o.promised_on),
                            coalesce(excluded.delivered_on, o.delivered_on))
                    returning (xmax = 0) as created)
                select count(*) filter (where created) as created, count(*) filter (where not created) as updated
                  from merged
                """)
                .param("run", run)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> new Counts(row.getLong("created"), row.getLong("updated")))
                .single();
    }

    private record Counts(long created, long updated) {}
}

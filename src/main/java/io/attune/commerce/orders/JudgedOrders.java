package io.attune.commerce.orders;

import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Merge;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Sample.Outcome;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which of the staged orders are known: for a forecast, and where only new or only known ones are wanted. The table
/// goes with the transaction.
@WithoutViewer("who may import changes everybody's orders")
final class JudgedOrders {
    private static final int SAMPLES = 10;
    private static final String DIFFERING = """
            from judged_order j
            join incoming_order i on i.line = j.line
            join customer_order o on o.id = j.known
            left join person p on p.external_id = i.customer
            where ((o.person_id, o.ordered_on, o.ordered_at, o.amount, o.currency, o.status, o.description,
                    o.promised_on, o.delivered_on)
                  is distinct from
                  (coalesce(i.person_id, p.id), i.day, i.at, i.amount, i.currency, coalesce(i.status, 'paid'),
                   coalesce(i.description, o.description), coalesce(i.promised, o.promised_on),
                   coalesce(i.delivered, o.delivered_on))
                   or exists (select from wanted_lines w where w.line = j.line))
            """;

    private static final String SAID = """
            (select string_agg(trim_scale(l.quantity)::text || ' × ' || l.text, ', ' order by l.place)
               from incoming_order_line l where l.line = j.line)
            """;

    private final JdbcClient jdbc;

    JudgedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("analyze incoming_order").update();
        jdbc.sql("""
                create temp table judged_order on commit drop as
                select n.line, o.id as known
                  from (select distinct on (number) line, number as key from incoming_order
                         where number is not null
                         order by number, line desc) n
                  left join customer_order o on o.order_key = n.key
                union all
                select n.line, o.id
                  from (select line, customer || '|' || day || '|'
                                     || row_number() over (partition by customer, day order by line) as key
                          from incoming_order where number is null) n
                  left join customer_order o on o.order_key = n.key
                """).update();
        jdbc.sql("analyze judged_order").update();
    }

    record Sizes(long rows, long known) {}

    Sizes sizes() {
        return jdbc.sql("select count(*) as rows, count(known) as known from judged_order")
                .query((row, _) -> new Sizes(row.getLong("rows"), row.getLong("known")))
                .single();
    }

    /// Forgets the verdicts on those that are not wanted; says how many.
    long skip(Merge merge) {
        jdbc.sql("create temp table skipped_order on commit drop as select line from judged_order where "
                        + (merge == Merge.UPDATE
                                ? "known is null"
                                : merge == Merge.CREATE ? "known is not null" : "false"))
                .update();
        return switch (merge) {
            case BOTH -> 0;
            case CREATE ->
                jdbc.sql("delete from judged_order where known is not null").update();
            case UPDATE ->
                jdbc.sql("delete from judged_order where known is null").update();
        };
    }

    long differing() {
        return jdbc.sql("select count(*) " + DIFFERING).query(Long.class).single();
    }

    void samples(Consumer<Sample> samples) {
        jdbc.sql("""
                select i.line, coalesce(i.number, i.customer || ' · ' || i.day) as title
                  from judged_order j join incoming_order i on i.line = j.line
                 where j.known is null order by i.line limit :most
                """).param("most", SAMPLES).query(row -> {
            samples.accept(new Sample(Outcome.CREATED, row.getLong("line"), null, row.getString("title"), "{}"));
        });
        jdbc.sql("""
                select i.line, o.id, coalesce(i.number, i.customer || ' · ' || i.day) as title,
                       jsonb_strip_nulls(jsonb_build_object(
                           'customer', case when o.person_id is distinct from coalesce(i.person_id, p.id) then jsonb_build_array(
                                (select q.external_id from person q where q.id = o.person_id), i.customer) end,
                           'date', case when o.ordered_at <> i.at then jsonb_build_array(o.ordered_at, i.at) end,
                           'amount', case when o.amount <> i.amount then jsonb_build_array(o.amount, i.amount) end,
                           'currency', case when o.currency <> i.currency
                                            then jsonb_build_array(o.currency, i.currency) end,
                           'status', case when o.status <> coalesce(i.status, 'paid')
                                          then jsonb_build_array(o.status, coalesce(i.status, 'paid')) end,
                           'product', case when i.description is distinct from o.description
                                           then jsonb_build_array(o.description, i.description) end,
                           'promised', case when coalesce(i.promised, o.promised_on) is distinct from o.promised_on
                                            then jsonb_build_array(o.promised_on, i.promised) end,
                           'delivered', case when coalesce(i.delivered, o.delivered_on) is distinct from o.delivered_on
                                             then jsonb_build_array(o.delivered_on, i.delivered) end,
                           'lines', (select jsonb_build_array(LINES_BEFORE, LINES_AFTER)
                                       from wanted_lines w where w.line = j.line)))::text as changes
                """.replace("LINES_BEFORE", StagedLines.named("w.before")).replace("LINES_AFTER", SAID)
                        + DIFFERING + " order by i.line limit :most")
                .param("most", SAMPLES)
                .query(row -> {
                    samples.accept(new Sample(
                            Outcome.UPDATED,
                            row.getLong("line"),
                            row.getLong("id"),
                            row.getString("title"),
                            row.getString("changes")));
                });
    }
}

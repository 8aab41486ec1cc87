package io.attune.commerce.orders;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.Money;
import io.attune.commerce.OrderIntake.Articles;
import io.attune.platform.database.Copy;
import io.attune.platform.security.WithoutViewer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lines of the orders of one run on their way in. `wanted_lines` holds the orders whose lines
/// differ from those that are kept; lines to which returns, warranties or invoices refer stay as
/// they are. The temporary tables go with the transaction.
@WithoutViewer("who may import changes everybody's orders")
final class StagedLines {
    /// The lines of an order `o`, whole, as JSON.
    static final String KEPT = """
            (select coalesce(jsonb_agg(to_jsonb(l) - 'id' - 'order_id' order by l.position), '[]')
               from order_line l where l.order_id = o.id)
            """;

    /// Whether something refers to the lines of an order `o`.
    static final String FIXED = """
            (exists (select from order_line l
                      where l.order_id = o.id
                        and (l.returned > 0 or exists (select from warranty w where w.line_id = l.id)))
             or exists (select from invoice i where i.order_id = o.id and i.state <> 'cancelled'))
            """;

    private final JdbcClient jdbc;
    private final long run;
    private final Articles articles;
    private final Copy lines;
    private boolean any;

    StagedLines(JdbcClient jdbc, DataSource database, long run, Articles articles) {
        this.jdbc = jdbc;
        this.run = run;
        this.articles = articles;
        jdbc.sql("""
                create temp table incoming_order_line (
                    line bigint, place int, sku text, text text, quantity numeric(14, 3), price numeric(19, 4),
                    amount numeric(19, 4), digits int) on commit drop
                """).update();
        jdbc.sql(
                        "create temp table wanted_lines (line bigint, order_id bigint, before jsonb, others boolean) on commit drop")
                .update();
        this.lines = Copy.into(
                database,
                "incoming_order_line",
                "line",
                "place",
                "sku",
                "text",
                "quantity",
                "price",
                "amount",
                "digits");
    }

    void add(IncomingOrder order) {
        int place = 0;
        for (IncomingOrder.Item item : order.items()) {
            place++;
            lines.number(order.line())
                    .number(place)
                    .text(item.sku())
                    .text(item.text())
                    .decimal(item.quantity())
                    .decimal(item.price())
                    .decimal(item.amount(order.currency()))
                    .number(Money.digits(order.currency()))
                    .endRow();
            any = true;
        }
    }

    boolean any() {
        return any;
    }

    void flush() {
        lines.flush();
        if (any) jdbc.sql("analyze incoming_order_line").update();
    }

    /// Compares with the orders that are known, for a forecast.
    void compareJudged() {
        if (any) compare("judged_order k left join customer_order o on o.id = k.known");
    }

    /// Writes what differs, once the orders themselves are there. Says how many orders changed in
    /// their lines only.
    long keep(boolean remembering) {
        if (!any) return 0;
        compare("keyed_order k join customer_order o on o.order_key = k.key");
        if (articles == Articles.MADE) makeProducts();
        jdbc.sql("delete from order_line l using wanted_lines w where l.order_id = w.order_id")
                .update();
        jdbc.sql("""
                insert into order_line (order_id, position, product_id, sku, text, quantity, unit, unit_price, discount,
                                        tax_rate, amount, tax)
                select w.order_id, l.place, p.id, l.sku, l.text, l.quantity, coalesce(p.unit, 'piece'),
                       l.price, 0, coalesce(p.tax_rate, 0), l.amount,
                       coalesce(round(l.amount * p.tax_rate / (100 + p.tax_rate), l.digits), 0)
                  from wanted_lines w
                  join incoming_order_line l on l.line = w.line
                  left join (select distinct on (lower(sku)) lower(sku) as folded, id, sku, unit, tax_rate
                               from product order by lower(sku), id) p on p.folded = lower(l.sku)
                 order by w.order_id, l.place
                """).update();
        if (remembering) remember();
        jdbc.sql("""
                update customer_order o set run_id = :run, updated_at = now()
                  from wanted_lines w where w.order_id = o.id and w.others
                """).param("run", run).update();
        return jdbc.sql("select count(*) from wanted_lines where others")
                .query(Long.class)
                .single();
    }

    private void compare(String keyed) {
        jdbc.sql("""
                insert into wanted_lines
                select k.line, o.id, %s, o.run_id is distinct from :run
                  from %s
                  join (select l.line, jsonb_agg(jsonb_build_array(l.sku, l.text, l.quantity, l.price) order by l.place)
                                       as said
                          from incoming_order_line l group by l.line) n on n.line = k.line
                 where n.said is distinct from
                       (select jsonb_agg(jsonb_build_array(l.sku, l.text, l.quantity, l.unit_price) order by l.position)
                          from order_line l where l.order_id = o.id)
                   and not %s
                """.formatted(KEPT, keyed, FIXED)).param("run", run).update();
        jdbc.sql("analyze wanted_lines").update();
    }

    private void makeProducts() {
        jdbc.sql("""
                insert into product (sku, name, origin, origin_id)
                select distinct on (lower(l.sku)) l.sku, left(l.text, 200), 'import', :run
                  from wanted_lines w
                  join incoming_order_line l on l.line = w.line
                 where l.sku is not null and not exists (select from product p where lower(p.sku) = lower(l.sku))
                 order by lower(l.sku), l.line
                on conflict do nothing
                """).param("run", run).update();
    }

    /// Orders that the run itself made go as a whole.
    private void remember() {
        jdbc.sql("""
                insert into order_change as c (run_id, order_id, changes)
                select :run, o.id, jsonb_build_object('run_id', jsonb_build_array(o.run_id, cast(:run as bigint)),
                                                      'lines', jsonb_build_array(w.before, %s))
                  from wanted_lines w join customer_order o on o.id = w.order_id
                 where w.others or exists (select from order_change d where d.run_id = :run and d.order_id = o.id)
                on conflict (run_id, order_id) do update set changes = excluded.changes || c.changes
                """.formatted(KEPT)).param("run", run).update();
    }

    /// Lines as JSON, in words.
    static String named(String lines) {
        return """
                (select string_agg(trim_scale((e.line ->> 'quantity')::numeric)::text || ' × ' || (e.line ->> 'text'), ', '
                                   order by e.n)
                   from jsonb_array_elements(%s) with ordinality as e(line, n))
                """.formatted(lines);
    }
}

package io.attune.commerce.orders;

import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives orders back the lines that they had before a run, unless somebody changed or used those
/// since; `lines_back` holds the orders for which that was possible. Products that the run made go
/// where nothing names them.
@Component
@WithoutViewer("who may import changes everybody's orders")
class LinesTakenBack {
    private final JdbcClient jdbc;

    LinesTakenBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void restore(long run) {
        jdbc.sql("""
                create temp table lines_back on commit drop as
                select o.id as order_id, c.changes -> 'lines' -> 0 as before
                  from order_change c
                  join customer_order o on o.id = c.order_id
                 where c.run_id = :run and jsonb_exists(c.changes, 'lines')
                   and c.changes -> 'lines' -> 1 = %s and not %s
                """.formatted(StagedLines.KEPT, StagedLines.FIXED))
                .param("run", run)
                .update();
        jdbc.sql("delete from order_line l using lines_back b where l.order_id = b.order_id")
                .update();
        jdbc.sql("""
                insert into order_line (order_id, position, product_id, sku, text, quantity, unit, unit_price, discount,
                                        tax_rate, amount, tax)
                select b.order_id, l.position, l.product_id, l.sku, l.text, l.quantity, l.unit, l.unit_price, l.discount,
                       l.tax_rate, l.amount, l.tax
                  from lines_back b cross join lateral jsonb_populate_recordset(null::order_line, b.before) l
                 order by b.order_id, l.position
                """).update();
    }

    /// After the orders went.
    void removeProducts(long run) {
        jdbc.sql("""
                delete from product p
                 where p.origin = 'import' and p.origin_id = :run and p.version = 0
                   and not exists (select from order_line l where l.product_id = p.id)
                   and not exists (select from invoice_line l where l.product_id = p.id)
                   and not exists (select from product_price v where v.product_id = p.id)
                """).param("run", run).update();
    }
}

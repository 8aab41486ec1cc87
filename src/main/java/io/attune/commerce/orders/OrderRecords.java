package io.attune.commerce.orders;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody ordered and registered. The books keep orders for as long as the law wants, without saying whose they
/// were.
@Component
@Order(PersonalData.COMMERCE)
@WithoutViewer("whoever answers for privacy answers for everybody")
class OrderRecords implements PersonalData {
    private static final String THEIR_ORDERS =
            "order_id in (select id from customer_order where person_id = any(:people))";

    private final JdbcClient jdbc;

    OrderRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("customer_order", "order_change", "order_line", "order_return", "warranty", "warranty_claim");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                read(subject, "order", """
                        select id, number, ordered_on, ordered_at, amount, refunded, currency, status, description,
                               promised_on, delivered_on, run_id
                          from customer_order where person_id = any(:people) order by ordered_at, id
                        """),
                read(subject, "order-line", """
                        select order_id, position, sku, text, quantity, unit, unit_price, discount, tax_rate, amount, tax,
                               returned
                          from order_line where %s order by order_id, position
                        """.formatted(THEIR_ORDERS)),
                read(subject, "warranty", """
                        select w.serial, w.starts_on, w.ends_on, c.claimed_on, c.problem, c.state, c.settled_on, c.outcome
                          from warranty w left join warranty_claim c on c.warranty_id = w.id
                         where w.person_id = any(:people) order by w.id, c.id
                        """));
    }

    /// A key without an order number holds the customer's number.
    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "warranty",
                bound(subject, "delete from warranty where person_id = any(:people)")
                        .update());
        erasure.removed(
                "order",
                bound(subject, """
                delete from customer_order o
                 where person_id = any(:people) and ordered_on < :since
                   and not exists (select from invoice i where i.order_id = o.id)
                """).param("since", erasure.keptByLawSince()).update());
        bound(subject, """
                delete from order_change c using customer_order o
                 where o.id = c.order_id and o.person_id = any(:people)
                """).update();
        bound(subject, """
                update customer_order
                   set order_key = 'erased|' || id, run_id = null, updated_at = now(),
                       description = case when names_one_of(description, :words) then null else description end
                 where person_id = any(:people) and order_key <> 'erased|' || id
                """).param("words", subject.loweredWords()).update();
        bound(subject, """
                update order_line set text = '#' || id where %s and names_one_of(text, :words)
                """.formatted(THEIR_ORDERS))
                .param("words", subject.loweredWords())
                .update();
        bound(subject, """
                update order_return set reason = '#' || id
                 where line_id in (select id from order_line where %s)
                """.formatted(THEIR_ORDERS)).update();
        erasure.kept(
                "order",
                bound(subject, "select count(*) from customer_order where person_id = any(:people)")
                        .query(Long.class)
                        .single());
    }

    private Section read(Subject subject, String name, String sql) {
        return Section.of(name, bound(subject, sql));
    }

    private JdbcClient.StatementSpec bound(Subject subject, String sql) {
        return jdbc.sql(sql).param("people", subject.personIds());
    }
}

package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.Order;
import io.attune.commerce.OrderId;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// All SQL that reads `customer_order`. Orders that were cancelled or sent back are listed, but are no purchases.
@Component
class OrderStore implements Orders {
    private static final LocalDate EVER = LocalDate.EPOCH.minusYears(1_000);
    private static final int FETCH = 10_000;

    /// In the company's currency; what has no rate is left out, and the settings say which currencies miss one.
    private static final String PURCHASES = """
            select person_id, ordered_on, (kept * 10000)::bigint as amount
              from (select coalesce(p.merged_into, p.id) as person_id, ordered_on,
                           case when currency = coalesce((select currency::text from company_settings), currency)
                                then left_of else in_company_currency(left_of, currency, ordered_on) end as kept
                      from (select *, case when amount < 0 then amount else greatest(amount - refunded, 0) end as left_of
                              from customer_order
                             where person_id = any(same_people(:people)) and ordered_on >= :since
                               and status not in ('cancelled', 'returned')) b
                      join person p on p.id = b.person_id) o
             where kept is not null
             order by person_id, ordered_on
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate snapshot;

    OrderStore(JdbcClient jdbc, JdbcTemplate template, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.template = template;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    @Override
    public List<Order> last(Viewer viewer, PersonId person, int limit) {
        return page(viewer, person, null, limit);
    }

    @Override
    @WithoutViewer("everybody is scored; scores are shown by the rights on their people")
    public void eachPurchase(Consumer<Purchase> reader) {
        snapshot.executeWithoutResult(_ -> {
            var merged = MergedPurchases.read(jdbc, PURCHASES, EVER);
            template.execute((ConnectionCallback<Boolean>) connection -> {
                PurchaseCopy.each(connection, !merged.isEmpty(), merged.before(reader));
                return true;
            });
            merged.rest(reader);
        });
    }

    @Override
    @WithoutViewer("the caller names people whom it may read")
    public void eachPurchaseOf(List<PersonId> people, LocalDate since, Consumer<Purchase> reader) {
        stream(
                jdbc.sql(PURCHASES)
                        .param("people", Rows.column(people, PersonId::value, Long[]::new))
                        .param("since", since),
                reader);
    }

    /// A person's orders, newest first, after the last one of the page before.
    List<Order> page(Viewer viewer, PersonId person, @Nullable After after, int limit) {
        After from = after == null ? After.START : after;
        return jdbc.sql("""
                select o.* from customer_order o
                 where o.person_id = any(person_ids(:person)) and (o.ordered_on, o.id) < (:day, :id)
                   and %s and %s
                 order by o.ordered_on desc, o.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "o"), viewer.sees(Kind.MONEY, "o")))
                .param("person", person.value())
                .param("day", from.day())
                .param("id", from.id())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> order(row))
                .list();
    }

    /// The orders that a run created or changed, in pieces; nobody takes them back until the transaction ends.
    @WithoutViewer("the job that writes timelines works for everybody")
    List<Order> ofRun(long run, long afterId, int limit) {
        return jdbc.sql("""
                select * from customer_order where run_id = :run and id > :after order by id limit :limit
                   for key share
                """)
                .param("run", run)
                .param("after", afterId)
                .param("limit", limit)
                .query((row, _) -> order(row))
                .list();
    }

    /// Those of these that were there before they got their present form.
    @WithoutViewer("the job that writes timelines works for everybody")
    List<Long> changed(List<Order> orders) {
        return jdbc.sql("select id from customer_order where id = any(:ids) and updated_at > created_at")
                .param("ids", Rows.column(orders, order -> order.id().value(), Long[]::new))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    @WithoutViewer("the job that writes timelines works for everybody")
    long countOfRun(long run) {
        return jdbc.sql("select count(*) from customer_order where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /// Where a page of a list begins.
    record After(LocalDate day, long id) {
        static final After START = new After(LocalDate.of(9999, 12, 31), 0);
    }

    /// The driver streams only within a transaction; what it holds at a time is [#FETCH] rows.
    private void stream(JdbcClient.StatementSpec purchases, Consumer<Purchase> reader) {
        snapshot.executeWithoutResult(_ -> purchases.withFetchSize(FETCH).query(row -> {
            reader.accept(new Purchase(row.getLong(1), row.getObject(2, LocalDate.class), row.getLong(3)));
        }));
    }

    static Order order(ResultSet row) throws SQLException {
        return new Order(
                new OrderId(row.getLong("id")),
                row.getString("number"),
                new PersonId(row.getLong("person_id")),
                row.getObject("ordered_on", LocalDate.class),
                Rows.instant(row, "ordered_at"),
                row.getBigDecimal("amount"),
                Currency.getInstance(row.getString("currency")),
                row.getString("status"),
                row.getString("description"),
                new Arrival(Rows.optionalDay(row, "promised_on"), Rows.optionalDay(row, "delivered_on")));
    }
}

package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.Line;
import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.OrderSheet.OrderedLine;
import io.attune.commerce.ProductId;
import io.attune.customers.AccountId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of single orders, their lines and what came back.
@Component
class SheetStore implements OrderBook {
    private final JdbcClient jdbc;

    SheetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<OrderSheet> find(Viewer viewer, OrderId order) {
        return sheet(viewer, order, viewer.sees(Kind.MONEY, "o"));
    }

    /// As [#find], of one that the viewer may change; kept from changing until the transaction ends.
    Optional<OrderSheet> lock(Viewer viewer, OrderId order) {
        return sheet(viewer, order, viewer.changes(Kind.MONEY, "o") + " for update of o");
    }

    /// Whether something refers to the lines, so that they stay as they are.
    @WithoutViewer("the caller found it by the viewer")
    boolean linesFixed(OrderId order) {
        return jdbc.sql("""
                select exists (select from order_line l
                                where l.order_id = :order
                                  and (l.returned > 0 or exists (select from warranty w where w.line_id = l.id)))
                    or exists (select from invoice i where i.order_id = :order and i.state <> 'cancelled')
                """).param("order", order.value()).query(Boolean.class).single();
    }

    /// The newest first, after the last one of the page before.
    List<OrderRow> page(Viewer viewer, OrderFilter filter, OrderStore.After after, int limit) {
        if (!viewer.shows(Field.AMOUNTS)) return List.of();
        return jdbc.sql("""
                select o.id, o.number, o.ordered_on, p.id as person_id, p.name, a.name as account, o.description, o.status,
                       o.amount, o.refunded, o.currency, o.promised_on, o.delivered_on
                  from customer_order o
                  join person q on q.id = o.person_id
                  join person p on p.id = coalesce(q.merged_into, q.id)
                  left join account a on a.id = o.account_id
                 where (o.ordered_on, o.id) < (:day, :id)
                   and (:status::text is null or o.status = :status)
                   and (:from::date is null or o.ordered_on >= :from)
                   and (:until::date is null or o.ordered_on <= :until)
                   and (:number = '' or o.order_key = :number)
                   and %s
                 order by o.ordered_on desc, o.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.MONEY, "o")))
                .param("day", after.day())
                .param("id", after.id())
                .param("status", filter.status())
                .param("from", filter.from())
                .param("until", filter.until())
                .param("number", filter.number())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new OrderRow(
                        new OrderId(row.getLong("id")),
                        row.getString("number"),
                        row.getObject("ordered_on", LocalDate.class),
                        row.getLong("person_id"),
                        row.getString("name"),
                        row.getString("account"),
                        row.getString("description"),
                        row.getString("status"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("refunded"),
                        Currency.getInstance(row.getString("currency")),
                        new Arrival(Rows.optionalDay(row, "promised_on"), Rows.optionalDay(row, "delivered_on"))))
                .list();
    }

    /// The ids of these order numbers.
    Map<String, Long> ids(Viewer viewer, Collection<String> numbers) {
        var ids = new HashMap<String, Long>();
        jdbc.sql("select o.id, o.order_key from customer_order o where o.order_key = any(:numbers) and "
                        + viewer.sees(Kind.MONEY, "o"))
                .param("numbers", Rows.column(numbers, String::strip, String[]::new))
                .params(viewer.parameters())
                .query(row -> {
                    ids.put(row.getString("order_key"), row.getLong("id"));
                });
        return ids;
    }

    /// Empty where an order has this number. Whoever sees the person sees it.
    @WithoutViewer("the person was found by the viewer")
    Optional<OrderId> insert(String number, OrderDraft draft, UserId who) {
        return jdbc.sql("""
                insert into customer_order (order_key, number, person_id, account_id, ordered_on, ordered_at, amount,
                                            currency, status, description, promised_on, delivered_on, tax_included,
                                            by_invoice, created_by, owner_id, team_id)
                select :number, :number, p.id, :account, :day, :at, :amount, :currency, :status, :description,
                       :promised, :delivered, :tax_included, :by_invoice, :who, p.owner_id, p.team_id
                  from person p
                 where p.id = :person
                on conflict (order_key) do nothing
                returning id
                """)
                .param("number", number)
                .param("person", draft.person().value())
                .params(columns(draft))
                .param("who", who.value())
                .query(Long.class)
                .optional()
                .map(OrderId::new);
    }

    /// False where somebody changed it meanwhile.
    @WithoutViewer("the caller found it by the viewer")
    boolean update(OrderId order, int version, OrderDraft draft) {
        return jdbc.sql("""
                        update customer_order
                           set account_id = :account, ordered_on = :day, ordered_at = :at, amount = :amount,
                               currency = :currency, status = :status, description = :description,
                               promised_on = :promised, delivered_on = :delivered,
                               tax_included = :tax_included, by_invoice = :by_invoice, version = version + 1,
                               updated_at = now()
                         where id = :id and version = :version
                        """)
                        .param("id", order.value())
                        .param("version", version)
                        .params(columns(draft))
                        .update()
                == 1;
    }

    void replaceLines(OrderId order, List<Line> lines, boolean taxIncluded, Currency currency) {
        jdbc.sql("delete from order_line where order_id = :order")
                .param("order", order.value())
                .update();
        var places = new ArrayList<Integer>();
        for (int i = 1; i <= lines.size(); i++) places.add(i);
        jdbc.sql("""
                insert into order_line (order_id, position, product_id, sku, text, quantity, unit, unit_price,
                                        discount, tax_rate, amount, tax)
                select :order, n.*
                  from unnest(:places::int[], :products::bigint[], :skus::text[], :texts::text[],
                              :quantities::numeric[], :units::text[], :prices::numeric[], :discounts::numeric[],
                              :rates::numeric[], :amounts::numeric[], :taxes::numeric[]) n
                """)
                .param("order", order.value())
                .param("places", places.toArray(Integer[]::new))
                .params(columns(lines, taxIncluded, currency))
                .update();
    }

    List<Return> returns(OrderId order) {
        return jdbc.sql("""
                select r.id, l.text, l.unit, r.quantity, r.reason, r.returned_on, r.refund
                  from order_return r
                  join order_line l on l.id = r.line_id
                 where l.order_id = :order
                 order by r.returned_on desc, r.id desc
                """)
                .param("order", order.value())
                .query((row, _) -> new Return(
                        row.getLong("id"),
                        row.getString("text"),
                        row.getString("unit"),
                        row.getBigDecimal("quantity"),
                        row.getString("reason"),
                        row.getObject("returned_on", LocalDate.class),
                        row.getBigDecimal("refund")))
                .list();
    }

    /// The order is locked, so what was checked still holds.
    @WithoutViewer("the caller found it by the viewer")
    long takeBack(
            OrderId order,
            long line,
            BigDecimal quantity,
            String reason,
            LocalDate day,
            BigDecimal refund,
            UserId who) {
        jdbc.sql("update order_line set returned = returned + :quantity where id = :line and order_id = :order")
                .param("quantity", quantity)
                .param("line", line)
                .param("order", order.value())
                .update();
        jdbc.sql("""
                update customer_order o
                   set refunded = o.refunded + :refund, version = o.version + 1, updated_at = now(),
                       status = case when exists (select from order_line l
                                                   where l.order_id = o.id and l.returned < l.quantity)
                                     then o.status else 'returned' end
                 where o.id = :order
                """).param("refund", refund).param("order", order.value()).update();
        return jdbc.sql("""
                insert into order_return (line_id, quantity, reason, returned_on, refund, created_by)
                values (:line, :quantity, :reason, :day, :refund, :who)
                returning id
                """)
                .param("line", line)
                .param("quantity", quantity)
                .param("reason", reason)
                .param("day", day)
                .param("refund", refund)
                .param("who", who.value())
                .query(Long.class)
                .single();
    }

    @WithoutViewer("its callers bring the predicate")
    private Optional<OrderSheet> sheet(Viewer viewer, OrderId order, String allowed) {
        if (!viewer.shows(Field.AMOUNTS)) return Optional.empty();
        return jdbc.sql("select o.* from customer_order o where o.id = :id and " + allowed)
                .param("id", order.value())
                .params(viewer.parameters())
                .query((row, _) -> sheet(row, lines(order)))
                .optional();
    }

    private List<OrderedLine> lines(OrderId order) {
        return jdbc.sql("select * from order_line where order_id = :order order by position")
                .param("order", order.value())
                .query((row, _) -> new OrderedLine(line(row), row.getBigDecimal("returned")))
                .list();
    }

    private static Map<String, @Nullable Object> columns(OrderDraft draft) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account", draft.account() == null ? null : draft.account().value());
        columns.put("day", draft.day());
        columns.put("at", Rows.at(draft.at()));
        columns.put("amount", draft.amount());
        columns.put("currency", draft.currency().getCurrencyCode());
        columns.put("status", draft.status());
        columns.put("description", draft.description());
        columns.put("promised", draft.arrival().promised());
        columns.put("delivered", draft.arrival().delivered());
        columns.put("tax_included", draft.taxIncluded());
        columns.put("by_invoice", draft.byInvoice());
        return columns;
    }

    private static Map<String, Object> columns(List<Line> lines, boolean taxIncluded, Currency currency) {
        return Map.of(
                "products",
                Rows.column(lines, SheetStore::product, Long[]::new),
                "skus",
                Rows.column(lines, Line::sku, String[]::new),
                "texts",
                Rows.column(lines, Line::text, String[]::new),
                "quantities",
                Rows.column(lines, Line::quantity, BigDecimal[]::new),
                "units",
                Rows.column(lines, Line::unit, String[]::new),
                "prices",
                Rows.column(lines, Line::unitPrice, BigDecimal[]::new),
                "discounts",
                Rows.column(lines, Line::discount, BigDecimal[]::new),
                "rates",
                Rows.column(lines, Line::taxRate, BigDecimal[]::new),
                "amounts",
                Rows.column(lines, line -> line.amount(taxIncluded, currency), BigDecimal[]::new),
                "taxes",
                Rows.column(lines, line -> line.tax(taxIncluded, currency), BigDecimal[]::new));
    }

    private static @Nullable Long product(Line line) {
        return line.product() == null ? null : line.product().value();
    }

    private static OrderSheet sheet(ResultSet row, List<OrderedLine> lines) throws SQLException {
        Long account = Rows.optionalLong(row, "account_id");
        return new OrderSheet(
                OrderStore.order(row),
                account == null ? null : new AccountId(account),
                row.getBoolean("tax_included"),
                row.getBoolean("by_invoice"),
                row.getBigDecimal("refunded"),
                row.getInt("version"),
                lines);
    }

    private static Line line(ResultSet row) throws SQLException {
        Long product = Rows.optionalLong(row, "product_id");
        return new Line(
                row.getLong("id"),
                product == null ? null : new ProductId(product),
                row.getString("sku"),
                row.getString("text"),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("tax_rate"));
    }
}

package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.Line;
import io.attune.commerce.OrderId;
import io.attune.commerce.ProductId;
import io.attune.commerce.Totals;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `invoice` and its lines.
@Component
class InvoiceStore {
    private final JdbcClient jdbc;

    InvoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Invoice> find(Viewer viewer, InvoiceId invoice) {
        return one(viewer, invoice, viewer.sees(Kind.MONEY, "i"));
    }

    /// As [#find], of one that the viewer may change; kept from changing until the transaction ends.
    Optional<Invoice> lock(Viewer viewer, InvoiceId invoice) {
        return one(viewer, invoice, viewer.changes(Kind.MONEY, "i") + " for update of i");
    }

    /// The invoice of an order that was not cancelled, or else the last one.
    Optional<Invoice> ofOrder(Viewer viewer, OrderId order) {
        return jdbc.sql("""
                select i.* from invoice i
                 where i.order_id = :order and %s
                 order by i.state = 'cancelled', i.id desc
                 limit 1
                """.formatted(viewer.sees(Kind.MONEY, "i")))
                .param("order", order.value())
                .params(viewer.parameters())
                .query((row, _) -> invoice(row))
                .optional();
    }

    /// The newest first, after the last one of the page before.
    List<Invoice> page(Viewer viewer, InvoiceFilter filter, LocalDate today, long before, int limit) {
        return jdbc.sql("""
                select i.* from invoice i
                 where i.id < :before
                   and (:person::bigint is null or i.person_id = any(person_ids(:person)))
                   and (:account::bigint is null or i.account_id = :account)
                   and (:number = '' or i.number = :number)
                   and case :state
                       when 'draft' then i.state = 'draft'
                       when 'open' then i.open_amount > 0
                       when 'overdue' then i.open_amount > 0 and i.due_on < :today
                       when 'paid' then i.state = 'issued' and i.open_amount = 0 and i.written_off = 0
                       when 'writtenoff' then i.written_off > 0
                       when 'cancelled' then i.state = 'cancelled'
                       else true end
                   and %s
                 order by i.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.MONEY, "i")))
                .param("before", before)
                .param(
                        "person",
                        filter.debtor() == null ? null : filter.debtor().personId())
                .param(
                        "account",
                        filter.debtor() == null ? null : filter.debtor().accountId())
                .param("number", filter.number())
                .param("state", filter.state())
                .param("today", today)
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> invoice(row))
                .list();
    }

    /// Those that wait for money in this currency, the longest due first.
    List<Invoice> open(Viewer viewer, Debtor debtor, @Nullable Currency currency) {
        return jdbc.sql("""
                select i.* from invoice i
                 where i.open_amount > 0
                   and (i.account_id = :account or :account::bigint is null and i.person_id = any(person_ids(:person)))
                   and (:currency::text is null or i.currency = :currency)
                   and %s
                 order by i.due_on, i.id
                """.formatted(viewer.sees(Kind.MONEY, "i")))
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .param("currency", currency == null ? null : currency.getCurrencyCode())
                .params(viewer.parameters())
                .query((row, _) -> invoice(row))
                .list();
    }

    List<Line> lines(InvoiceId invoice) {
        return jdbc.sql("select * from invoice_line where invoice_id = :invoice order by position")
                .param("invoice", invoice.value())
                .query((row, _) -> line(row))
                .list();
    }

    /// Seen by whoever sees the account, or the person where there is none.
    @WithoutViewer("the customer was found by the viewer")
    InvoiceId insert(
            @Nullable PersonId person,
            @Nullable AccountId account,
            @Nullable OrderId order,
            InvoiceDraft draft,
            UserId who) {
        long id = jdbc.sql("""
                insert into invoice (person_id, account_id, order_id, addressee, address, currency, tax_included,
                                     term_days, note, created_by, owner_id, team_id)
                select :person, :account, :order, :addressee, :address, :currency, :tax_included, :term, :note, :who,
                       case when a.id is null then p.owner_id else a.owner_id end,
                       case when a.id is null then p.team_id else a.team_id end
                  from (select) one
                  left join account a on a.id = :account::bigint
                  left join person p on p.id = :person::bigint
                returning id
                """)
                .param("person", person == null ? null : person.value())
                .param("account", account == null ? null : account.value())
                .param("order", order == null ? null : order.value())
                .params(columns(draft))
                .param("who", who.value())
                .query(Long.class)
                .single();
        var invoice = new InvoiceId(id);
        replaceLines(invoice, draft);
        return invoice;
    }

    /// False where somebody changed it meanwhile.
    @WithoutViewer("the caller found it by the viewer")
    boolean update(InvoiceId invoice, int version, InvoiceDraft draft) {
        int updated = jdbc.sql("""
                update invoice
                   set addressee = :addressee, address = :address, currency = :currency,
                       tax_included = :tax_included, term_days = :term, note = :note, version = version + 1,
                       updated_at = now()
                 where id = :id and version = :version and state = 'draft'
                """)
                .param("id", invoice.value())
                .param("version", version)
                .params(columns(draft))
                .update();
        if (updated == 0) return false;
        replaceLines(invoice, draft);
        return true;
    }

    @WithoutViewer("the caller found it by the viewer")
    boolean deleteDraft(InvoiceId invoice) {
        return jdbc.sql("delete from invoice where id = :id and state = 'draft'")
                        .param("id", invoice.value())
                        .update()
                == 1;
    }

    @WithoutViewer("the caller found it by the viewer")
    void issue(InvoiceId invoice, String number, LocalDate on) {
        jdbc.sql("""
                update invoice
                   set state = 'issued', number = :number, issued_on = :on, due_on = :on::date + term_days,
                       version = version + 1, updated_at = now()
                 where id = :id and state = 'draft'
                """)
                .param("number", number)
                .param("on", on)
                .param("id", invoice.value())
                .update();
    }

    @WithoutViewer("the caller found it by the viewer")
    void writeOff(InvoiceId invoice, LocalDate on, String why) {
        jdbc.sql("""
                update invoice
                   set written_off = written_off + open_amount, written_off_on = :on, written_off_why = :why,
                       version = version + 1, updated_at = now()
                 where id = :id and open_amount > 0
                """)
                .param("on", on)
                .param("why", why)
                .param("id", invoice.value())
                .update();
    }

    @WithoutViewer("the caller found it by the viewer")
    void cancelWhereNothingIsOpen(InvoiceId invoice) {
        jdbc.sql("""
                update invoice set state = 'cancelled', version = version + 1, updated_at = now()
                 where id = :id and state = 'issued' and open_amount = 0
                """).param("id", invoice.value()).update();
    }

    /// Takes those that became overdue and were not told of, the longest due first.
    @WithoutViewer("timelines are written for everybody")
    List<Invoice> becameOverdue(LocalDate today, int limit) {
        return jdbc.sql("""
                update invoice i set overdue_told = true
                 where i.id in (select id from invoice
                                 where open_amount > 0 and not overdue_told and due_on < :today
                                 order by due_on
                                 limit :limit
                                   for update skip locked)
                returning i.*
                """)
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> invoice(row))
                .list();
    }

    @WithoutViewer("its callers bring the predicate")
    private Optional<Invoice> one(Viewer viewer, InvoiceId invoice, String allowed) {
        return jdbc.sql("select i.* from invoice i where i.id = :id and " + allowed)
                .param("id", invoice.value())
                .params(viewer.parameters())
                .query((row, _) -> invoice(row))
                .optional();
    }

    @WithoutViewer("the caller found it by the viewer")
    private void replaceLines(InvoiceId invoice, InvoiceDraft draft) {
        List<Line> lines = draft.lines();
        jdbc.sql("delete from invoice_line where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .update();
        jdbc.sql("""
                insert into invoice_line (invoice_id, position, product_id, sku, text, quantity, unit, unit_price,
                                          discount, tax_rate, amount, tax)
                select :invoice, n.place, n.product, n.sku, n.text, n.quantity, n.unit, n.price, n.discount, n.rate,
                       n.amount, n.tax
                  from unnest(:products::bigint[], :skus::text[], :texts::text[], :quantities::numeric[],
                              :units::text[], :prices::numeric[], :discounts::numeric[], :rates::numeric[],
                              :amounts::numeric[], :taxes::numeric[]) with ordinality
                    as n(product, sku, text, quantity, unit, price, discount, rate, amount, tax, place)
                """)
                .param("invoice", invoice.value())
                .param("products", Rows.column(lines, InvoiceStore::product, Long[]::new))
                .param("skus", Rows.column(lines, Line::sku, String[]::new))
                .param("texts", Rows.column(lines, Line::text, String[]::new))
                .param("quantities", Rows.column(lines, Line::quantity, BigDecimal[]::new))
                .param("units", Rows.column(lines, Line::unit, String[]::new))
                .param("prices", Rows.column(lines, Line::unitPrice, BigDecimal[]::new))
                .param("discounts", Rows.column(lines, Line::discount, BigDecimal[]::new))
                .param("rates", Rows.column(lines, Line::taxRate, BigDecimal[]::new))
                .param(
                        "amounts",
                        Rows.column(
                                lines, line -> line.amount(draft.taxIncluded(), draft.currency()), BigDecimal[]::new))
                .param(
                        "taxes",
                        Rows.column(lines, line -> line.tax(draft.taxIncluded(), draft.currency()), BigDecimal[]::new))
                .update();
        Totals totals = Totals.of(lines, draft.taxIncluded(), draft.currency());
        jdbc.sql("update invoice set total = :total, tax = :tax where id = :id")
                .param("total", totals.amount())
                .param("tax", totals.tax())
                .param("id", invoice.value())
                .update();
    }

    private static Map<String, @Nullable Object> columns(InvoiceDraft draft) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("addressee", draft.addressee());
        columns.put("address", draft.address());
        columns.put("currency", draft.currency().getCurrencyCode());
        columns.put("tax_included", draft.taxIncluded());
        columns.put("term", draft.termDays());
        columns.put("note", draft.note());
        return columns;
    }

    private static @Nullable Long product(Line line) {
        return line.product() == null ? null : line.product().value();
    }

    static Invoice invoice(ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        Long account = Rows.optionalLong(row, "account_id");
        Long order = Rows.optionalLong(row, "order_id");
        BigDecimal lost = row.getBigDecimal("written_off");
        LocalDate lostOn = Rows.optionalDay(row, "written_off_on");
        String why = row.getString("written_off_why");
        return new Invoice(
                new InvoiceId(row.getLong("id")),
                standing(row),
                person == null ? null : new PersonId(person),
                account == null ? null : new AccountId(account),
                order == null ? null : new OrderId(order),
                row.getString("addressee"),
                row.getString("address"),
                Currency.getInstance(row.getString("currency")),
                row.getBoolean("tax_included"),
                row.getInt("term_days"),
                row.getBigDecimal("total"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("settled"),
                Rows.optionalDay(row, "settled_on"),
                row.getBigDecimal("credited"),
                lost.signum() == 0 || lostOn == null
                        ? null
                        : new Invoice.Loss(lost, lostOn, Objects.requireNonNullElse(why, "")),
                row.getBigDecimal("open_amount"),
                row.getString("note"),
                row.getInt("version"));
    }

    private static Invoice.Standing standing(ResultSet row) throws SQLException {
        String state = row.getString("state");
        if (state.equals("draft")) return new Invoice.Standing.Draft();
        String number = row.getString("number");
        LocalDate on = row.getObject("issued_on", LocalDate.class);
        return state.equals("cancelled")
                ? new Invoice.Standing.Cancelled(number, on)
                : new Invoice.Standing.Issued(number, on, row.getObject("due_on", LocalDate.class));
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

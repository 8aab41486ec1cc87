package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.PaymentId;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `payment`, `credit_note` and `allocation`. Triggers keep both sides of an allocation.
@Component
class CashStore {
    private static final String PAYMENT = """
            select y.*, coalesce(a.name, p.name, '') as name
              from payment y
              left join account a on a.id = y.account_id
              left join person q on q.id = y.person_id
              left join person p on p.id = coalesce(q.merged_into, q.id)
            """;

    private final JdbcClient jdbc;

    CashStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Payment> find(Viewer viewer, PaymentId payment) {
        return jdbc.sql(PAYMENT + " where y.id = :id and " + viewer.sees(Kind.MONEY, "y"))
                .param("id", payment.value())
                .params(viewer.parameters())
                .query((row, _) -> payment(row))
                .optional();
    }

    /// As [#find], of one that the viewer may change.
    Optional<Payment> change(Viewer viewer, PaymentId payment) {
        return jdbc.sql(PAYMENT + " where y.id = :id and " + viewer.changes(Kind.MONEY, "y"))
                .param("id", payment.value())
                .params(viewer.parameters())
                .query((row, _) -> payment(row))
                .optional();
    }

    /// The newest first, after the last one of the page before; of one debtor, if one is given.
    List<Payment> page(Viewer viewer, @Nullable Debtor debtor, long before, int limit) {
        return jdbc.sql(PAYMENT + """
                 where y.id < :before
                   and (:person::bigint is null or y.person_id = any(person_ids(:person)))
                   and (:account::bigint is null or y.account_id = :account)
                   and %s
                 order by y.id desc
                 limit :limit
                """.formatted(viewer.sees(Kind.MONEY, "y")))
                .param("before", before)
                .param("person", debtor == null ? null : debtor.personId())
                .param("account", debtor == null ? null : debtor.accountId())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> payment(row))
                .list();
    }

    @WithoutViewer("the customer was found by the viewer")
    PaymentId insert(
            @Nullable PersonId person,
            @Nullable AccountId account,
            BigDecimal amount,
            Currency currency,
            LocalDate on,
            String method,
            @Nullable String reference,
            UserId who) {
        return new PaymentId(jdbc.sql("""
                insert into payment (person_id, account_id, currency, amount, received_on, method, reference,
                                     created_by, owner_id, team_id)
                select :person, :account, :currency, :amount, :on, :method, :reference, :who,
                       case when a.id is null then p.owner_id else a.owner_id end,
                       case when a.id is null then p.team_id else a.team_id end
                  from (select) one
                  left join account a on a.id = :account::bigint
                  left join person p on p.id = :person::bigint
                returning id
                """)
                .param("person", person == null ? null : person.value())
                .param("account", account == null ? null : account.value())
                .param("currency", currency.getCurrencyCode())
                .param("amount", amount)
                .param("on", on)
                .param("method", method)
                .param("reference", reference)
                .param("who", who.value())
                .query(Long.class)
                .single());
    }

    @WithoutViewer("the caller found it by the viewer")
    long insertNote(Invoice invoice, String number, BigDecimal amount, String reason, LocalDate on, UserId who) {
        return jdbc.sql("""
                insert into credit_note (number, invoice_id, person_id, account_id, currency, amount, reason, issued_on,
                                         created_by, owner_id, team_id)
                select :number, i.id, i.person_id, i.account_id, i.currency, :amount, :reason, :on, :who, i.owner_id,
                       i.team_id
                  from invoice i
                 where i.id = :invoice
                returning id
                """)
                .param("number", number)
                .param("amount", amount)
                .param("reason", reason)
                .param("on", on)
                .param("who", who.value())
                .param("invoice", invoice.id().value())
                .query(Long.class)
                .single();
    }

    @WithoutViewer("the caller found it by the viewer")
    List<CreditNote> notes(InvoiceId invoice) {
        return jdbc.sql("select * from credit_note where invoice_id = :invoice order by id")
                .param("invoice", invoice.value())
                .query((row, _) -> new CreditNote(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("allocated"),
                        row.getString("reason"),
                        row.getObject("issued_on", LocalDate.class)))
                .list();
    }

    List<Allocation> ofInvoice(InvoiceId invoice) {
        return allocations("a.invoice_id = :id", invoice.value());
    }

    List<Allocation> ofPayment(PaymentId payment) {
        return allocations("a.payment_id = :id", payment.value());
    }

    /// The invoices come first, in the order of their ids: two payments never wait for each other.
    @WithoutViewer("the caller found it by the viewer")
    void lockInvoices(Collection<Long> invoices) {
        jdbc.sql("select id from invoice where id = any(:ids) order by id for update")
                .param("ids", Rows.ids(invoices))
                .query(Long.class)
                .list();
    }

    /// What is still open of these, as it is now.
    @WithoutViewer("the caller found it by the viewer")
    Map<Long, BigDecimal> open(Collection<Long> invoices) {
        return jdbc.sql("select id, open_amount from invoice where id = any(:ids) and open_amount > 0")
                .param("ids", Rows.ids(invoices))
                .query(rows -> {
                    var open = new HashMap<Long, BigDecimal>();
                    while (rows.next()) open.put(rows.getLong("id"), rows.getBigDecimal("open_amount"));
                    return open;
                });
    }

    @WithoutViewer("the caller found it by the viewer")
    BigDecimal lockLeft(PaymentId payment) {
        return jdbc.sql("""
                select case when reversed_on is null then amount - allocated else 0 end as unspent
                  from payment where id = :id for update
                """)
                .param("id", payment.value())
                .query(BigDecimal.class)
                .single();
    }

    void allocate(PaymentId payment, Map<Long, BigDecimal> parts, LocalDate on, UserId who) {
        if (parts.isEmpty()) return;
        jdbc.sql("""
                insert into allocation (invoice_id, payment_id, amount, allocated_on, created_by)
                select n.invoice, :payment, n.amount, :on, :who
                  from unnest(:invoices::bigint[], :amounts::numeric[]) as n(invoice, amount)
                """)
                .param("payment", payment.value())
                .param("on", on)
                .param("who", who.value())
                .param("invoices", parts.keySet().toArray(Long[]::new))
                .param("amounts", parts.values().toArray(BigDecimal[]::new))
                .update();
    }

    void allocateNote(long note, InvoiceId invoice, BigDecimal amount, LocalDate on, UserId who) {
        jdbc.sql("""
                insert into allocation (invoice_id, credit_note_id, amount, allocated_on, created_by)
                values (:invoice, :note, :amount, :on, :who)
                """)
                .param("invoice", invoice.value())
                .param("note", note)
                .param("amount", amount)
                .param("on", on)
                .param("who", who.value())
                .update();
    }

    /// Payments and credit notes of the debtor with something left, the oldest first, kept from changing.
    @WithoutViewer("credits of a customer whose invoice the viewer may change")
    List<Credit> lockCredits(Debtor debtor, Currency currency) {
        List<Credit> credits = new ArrayList<>(jdbc.sql("""
                select id, amount - allocated as unspent, received_on as day from payment
                 where amount > allocated and reversed_on is null and currency = :currency
                   and (account_id = :account::bigint or :account::bigint is null and person_id = any(person_ids(:person::bigint)))
                 order by received_on, id
                   for update
                """)
                .param("currency", currency.getCurrencyCode())
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .query((row, _) -> new Credit(row.getLong("id"), false, row.getBigDecimal("unspent")))
                .list());
        jdbc.sql("""
                select id, amount - allocated as unspent from credit_note
                 where amount > allocated and currency = :currency
                   and (account_id = :account::bigint or :account::bigint is null and person_id = any(person_ids(:person::bigint)))
                 order by id
                   for update
                """)
                .param("currency", currency.getCurrencyCode())
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .query((row, _) -> new Credit(row.getLong("id"), true, row.getBigDecimal("unspent")))
                .list()
                .forEach(credits::add);
        return credits;
    }

    record Credit(long id, boolean note, BigDecimal left) {}

    /// What the debtor has left to be used, in one currency.
    BigDecimal credit(Viewer viewer, Debtor debtor, Currency currency) {
        return jdbc.sql("""
                select coalesce((select sum(y.amount - y.allocated) from payment y
                                  where y.currency = :currency and y.reversed_on is null
                                    and (y.account_id = :account or :account::bigint is null and y.person_id = any(person_ids(:person)))
                                    and %s), 0)
                     + coalesce((select sum(c.amount - c.allocated) from credit_note c
                                  where c.currency = :currency
                                    and (c.account_id = :account or :account::bigint is null and c.person_id = any(person_ids(:person)))
                                    and %s), 0)
                """.formatted(viewer.sees(Kind.MONEY, "y"), viewer.sees(Kind.MONEY, "c")))
                .param("currency", currency.getCurrencyCode())
                .param("account", debtor.accountId())
                .param("person", debtor.personId())
                .params(viewer.parameters())
                .query(BigDecimal.class)
                .single();
    }

    /// What settles an invoice besides its own credit notes is the customer's credit again.
    @WithoutViewer("the caller found it by the viewer")
    void releaseOthers(InvoiceId invoice) {
        jdbc.sql("""
                delete from allocation a
                 where a.invoice_id = :invoice
                   and not exists (select from credit_note c where c.id = a.credit_note_id and c.invoice_id = :invoice)
                """).param("invoice", invoice.value()).update();
    }

    void releaseAll(PaymentId payment) {
        jdbc.sql("delete from allocation where payment_id = :payment")
                .param("payment", payment.value())
                .update();
    }

    boolean release(PaymentId payment, long allocation) {
        return jdbc.sql("delete from allocation where id = :id and payment_id = :payment")
                        .param("id", allocation)
                        .param("payment", payment.value())
                        .update()
                == 1;
    }

    @WithoutViewer("the caller found it by the viewer")
    boolean reverse(PaymentId payment, LocalDate on, String why) {
        return jdbc.sql("""
                        update payment set reversed_on = :on, reversed_why = :why
                         where id = :id and reversed_on is null
                        """)
                        .param("on", on)
                        .param("why", why)
                        .param("id", payment.value())
                        .update()
                == 1;
    }

    @WithoutViewer("the caller found it by the viewer")
    private List<Allocation> allocations(String which, long id) {
        return jdbc.sql("""
                select a.id, a.invoice_id, i.number, a.payment_id, c.number as note, a.amount, a.allocated_on
                  from allocation a
                  join invoice i on i.id = a.invoice_id
                  left join credit_note c on c.id = a.credit_note_id
                 where %s
                 order by a.allocated_on, a.id
                """.formatted(which))
                .param("id", id)
                .query((row, _) -> allocation(row))
                .list();
    }

    private static Allocation allocation(ResultSet row) throws SQLException {
        Long payment = Rows.optionalLong(row, "payment_id");
        return new Allocation(
                row.getLong("id"),
                new InvoiceId(row.getLong("invoice_id")),
                row.getString("number"),
                payment == null ? null : new PaymentId(payment),
                row.getString("note"),
                row.getBigDecimal("amount"),
                row.getObject("allocated_on", LocalDate.class));
    }

    private static Payment payment(ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        Long account = Rows.optionalLong(row, "account_id");
        LocalDate reversed = Rows.optionalDay(row, "reversed_on");
        return new Payment(
                new PaymentId(row.getLong("id")),
                person == null ? null : new PersonId(person),
                account == null ? null : new AccountId(account),
                row.getString("name"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("allocated"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("received_on", LocalDate.class),
                row.getString("method"),
                row.getString("reference"),
                reversed == null
                        ? null
                        : new Payment.Reversal(
                                reversed, Objects.requireNonNullElse(row.getString("reversed_why"), "")));
    }
}

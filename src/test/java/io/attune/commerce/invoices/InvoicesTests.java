package io.attune.commerce.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.Afresh;
import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.Line;
import io.attune.commerce.PaymentId;
import io.attune.commerce.Receivables;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.webhooks.WebhookEvents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Invoices and what settles them, on the real database.
@WholeAttune
class InvoicesTests {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Billing billing;

    @Autowired
    Cashier cashier;

    @Autowired
    InvoiceStore invoices;

    @Autowired
    CashStore cash;

    @Autowired
    InvoiceTimeline timeline;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    WebhookEvents webhooks;

    @Autowired
    Receivables receivables;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    private Viewer katrin;
    private Debtor ada;
    private PersonId person;

    @BeforeEach
    void empty() {
        if (!settings.exist()) {
            UserId user =
                    colleagues.create("Katrin Vogel", "katrin@lumen.example", Role.ADMIN, "a lamp for every trail");
            settings.begin(Lumen.settings(ZoneOffset.UTC), user);
        }
        UserId user = colleagues.all().getFirst().id();
        katrin = viewer(user, Role.ADMIN, Viewer.Scope.ALL);
        Afresh.patiently(() -> jdbc.sql("""
                truncate person, account, customer_order, order_line, timeline_entry, invoice, invoice_line, payment,
                         credit_note, allocation, number_series, credit_terms, exchange_rate restart identity cascade
                """).update());
        person = new PersonId(jdbc.sql("insert into person (name, owner_id) values ('Ada Oliveira', 7) returning id")
                .query(Long.class)
                .single());
        ada = new Debtor.OfPerson(person);
    }

    @Test
    void anInvoiceIsDraftedIssuedOverdueAndPaid() {
        InvoiceId id = issued("100", EUR);
        Invoice invoice = invoice(id);
        assertThat(invoice.number()).isEqualTo("INV-" + today().getYear() + "-00001");
        assertThat(state(id)).isEqualTo(new InvoiceState.Open(today().plusDays(14)));

        backdate(id, 44);
        assertThat(state(id)).isInstanceOf(InvoiceState.Overdue.class);
        transaction.executeWithoutResult(_ -> InvoicesConfiguration.tell(invoices, timeline, events, webhooks));
        transaction.executeWithoutResult(_ -> InvoicesConfiguration.tell(invoices, timeline, events, webhooks));
        assertThat(kinds()).containsExactlyInAnyOrder("invoice.issued", "invoice.overdue");
        assertThat(receivables.of(katrin, ada).orElseThrow().daysLate()).isEqualTo(30);

        pay("40", new Cashier.Purpose.OldestFirst());
        assertThat(invoice(id).open()).isEqualByComparingTo("60");
        PaymentId rest = pay("75", new Cashier.Purpose.OldestFirst());
        assertThat(state(id)).isEqualTo(new InvoiceState.Paid(today()));
        assertThat(cash.find(katrin, rest).orElseThrow().left()).isEqualByComparingTo("15");
        assertThat(kinds()).contains("invoice.paid");

        cashier.reverse(katrin, rest, "returned debit");
        assertThat(invoice(id).open()).isEqualByComparingTo("60");
        assertThat(kinds()).doesNotContain("invoice.paid");
    }

    @Test
    void anIssuedInvoiceDoesNotChange() {
        InvoiceId id = issued("100", EUR);
        for (String change : List.of(
                "update invoice set total = 1",
                "update invoice set addressee = 'Somebody else'",
                "update invoice set state = 'draft', number = null, issued_on = null, due_on = null",
                "update invoice_line set amount = 1",
                "delete from invoice_line",
                "delete from invoice"))
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> billing.change(katrin, id, invoice(id).version(), draft("1", EUR)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> billing.discard(katrin, id)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> billing.issue(katrin, id)).isInstanceOf(Conflict.class);
    }

    @Test
    void cancellingTakesItBackWholeAndWhatWasPaidStaysAsCredit() {
        InvoiceId first = issued("100", EUR);
        pay("100", new Cashier.Purpose.OldestFirst());
        billing.credit(katrin, first, new BigDecimal("30"), "scratched");
        assertThat(credit()).isEqualByComparingTo("30");
        billing.cancel(katrin, first, "wrong customer");
        assertThat(state(first)).isEqualTo(new InvoiceState.Cancelled());
        assertThat(cash.notes(first))
                .extracting(CreditNote::amount)
                .map(BigDecimal::intValue)
                .containsExactly(30, 70);
        assertThat(credit()).isEqualByComparingTo("100");

        InvoiceId second = issued("60", EUR);
        cashier.useCredit(katrin, second);
        assertThat(state(second)).isEqualTo(new InvoiceState.Paid(today()));
        assertThat(credit()).isEqualByComparingTo("40");
        assertThatThrownBy(() -> billing.writeOff(katrin, second, "gone")).isInstanceOf(Conflict.class);
    }

    @Test
    void aWriteOffGivesUpWhatIsOpen() {
        InvoiceId id = issued("100", EUR);
        pay("70", new Cashier.Purpose.OldestFirst());
        billing.writeOff(katrin, id, "insolvent");
        assertThat(state(id)).isInstanceOfSatisfying(InvoiceState.WrittenOff.class, lost -> {
            assertThat(lost.amount()).isEqualByComparingTo("30");
            assertThat(lost.why()).isEqualTo("insolvent");
        });
        assertThatThrownBy(() -> billing.cancel(katrin, id, "no")).isInstanceOf(Conflict.class);
    }

    @Test
    void numbersHaveNoGapsThoughMoreThanOneIssuesAndSomeGiveUp() throws Exception {
        List<InvoiceId> drafts = new ArrayList<>();
        for (int i = 0; i < 24; i++) drafts.add(billing.draft(katrin, person, null, draft("10", EUR)));
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            InvoiceId id = drafts.get(i);
            boolean givesUp = i % 3 == 2;
            work.add(() -> {
                transaction.executeWithoutResult(status -> {
                    billing.issue(katrin, id);
                    if (givesUp) status.setRollbackOnly();
                });
                return null;
            });
        }
        Books.atOnce(work);
        assertThat(jdbc.sql(
                                "select count(*) = 16 and max(right(number, 5)::int) = 16 from invoice where number is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void twoPaymentsAtOnceNeverSettleMoreThanIsOpen() throws Exception {
        InvoiceId id = issued("100", EUR);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++)
            work.add(() -> {
                pay("30", new Cashier.Purpose.OldestFirst());
                return null;
            });
        Books.atOnce(work);
        assertThat(invoice(id).settled()).isEqualByComparingTo("100");
        assertThat(credit()).isEqualByComparingTo("140");
        new Books(jdbc).hold();

        InvoiceId next = issued("50", EUR);
        work.clear();
        for (int i = 0; i < 6; i++)
            work.add(() -> {
                try {
                    cashier.useCredit(katrin, next);
                } catch (Conflict e) {
                    assertThat(e.reason()).isEqualTo("invoices.no.credit");
                }
                return null;
            });
        Books.atOnce(work);
        assertThat(invoice(next).settled()).isEqualByComparingTo("50");
        new Books(jdbc).hold();
    }

    @Test
    void whateverHappensBothSidesAddUp() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            var dice = new Random(seed);
            for (int i = 0; i < 6; i++)
                issued(Integer.toString(20 + dice.nextInt(200)), dice.nextInt(4) == 0 ? USD : EUR);
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int what = dice.nextInt(8);
                int amount = 1 + dice.nextInt(150);
                long pick = dice.nextLong(1_000);
                work.add(() -> {
                    try {
                        happen(what, amount, pick);
                    } catch (Conflict e) {
                        assertThat(e.reason()).isNotBlank();
                    }
                    return null;
                });
            }
            Books.atOnce(work);
            new Books(jdbc).hold();
        }
    }

    @Test
    void onlyItsOwnCurrencySettlesAnInvoice() {
        InvoiceId id = issued("100", USD);
        PaymentId euros = pay("100", new Cashier.Purpose.OldestFirst());
        assertThat(cash.find(katrin, euros).orElseThrow().left()).isEqualByComparingTo("100");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> cash.allocate(euros, Map.of(id.value(), BigDecimal.ONE), today(), katrin.user())))
                .isInstanceOf(DataAccessException.class);
        assertThat(receivables.of(katrin, ada).orElseThrow().complete()).isFalse();
        rate(USD, today().minusDays(2), "0.9");
        assertThat(receivables.of(katrin, ada).orElseThrow().open().amount()).isEqualByComparingTo("90");
    }

    @Test
    void whoMayNotSeeThePersonSeesNoneOfTheirMoney() {
        InvoiceId id = issued("100", EUR);
        PaymentId payment = pay("10", new Cashier.Purpose.Nothing());
        Viewer other = viewer(new UserId(99), Role.SALES, Viewer.Scope.OWN);
        assertThat(invoices.find(other, id)).isEmpty();
        assertThat(cash.find(other, payment)).isEmpty();
        assertThat(invoices.page(other, new InvoiceFilter("", null, ""), today(), Long.MAX_VALUE, 9))
                .isEmpty();
        assertThat(cash.credit(other, ada, EUR)).isEqualByComparingTo("0");
        assertThat(receivables.of(other, ada)).isEmpty();
        assertThat(receivables.of(viewer(new UserId(7), Role.SALES, Viewer.Scope.OWN), ada))
                .isPresent();
        assertThat(receivables.of(viewer(new UserId(7), Role.PRODUCT, Viewer.Scope.ALL), ada))
                .isEmpty();
    }

    private void happen(int what, int amount, long pick) {
        List<Long> all = jdbc.sql("select id from invoice order by id")
                .query((row, _) -> row.getLong("id"))
                .list();
        var invoice = new InvoiceId(all.get((int) (pick % all.size())));
        switch (what) {
            case 0, 1, 2 -> pay(Integer.toString(amount), new Cashier.Purpose.OldestFirst());
            case 3 -> billing.credit(katrin, invoice, new BigDecimal(amount).movePointLeft(1), "a scratch");
            case 4 -> billing.cancel(katrin, invoice, "a slip");
            case 5 -> cashier.useCredit(katrin, invoice);
            case 6 -> {
                var payments = cash.page(katrin, ada, Long.MAX_VALUE, 100);
                if (!payments.isEmpty())
                    cashier.reverse(
                            katrin, payments.get((int) (pick % payments.size())).id(), "returned");
            }
            default -> billing.writeOff(katrin, invoice, "gone");
        }
    }

    private InvoiceId issued(String amount, Currency currency) {
        InvoiceId id = billing.draft(katrin, person, null, draft(amount, currency));
        billing.issue(katrin, id);
        return id;
    }

    private static InvoiceDraft draft(String amount, Currency currency) {
        var line = new Line(
                0,
                null,
                null,
                "Pendant Dune",
                BigDecimal.ONE,
                "piece",
                new BigDecimal(amount),
                BigDecimal.ZERO,
                new BigDecimal("23"));
        return new InvoiceDraft("Ada Oliveira", null, currency, true, 14, null, List.of(line));
    }

    private PaymentId pay(String amount, Cashier.Purpose purpose) {
        return cashier.receive(
                katrin, new Cashier.Receipt(ada, new BigDecimal(amount), EUR, today(), "transfer", null), purpose);
    }

    private void backdate(InvoiceId id, int days) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select set_config('attune.erasing', 'on', true)")
                    .query(String.class)
                    .single();
            jdbc.sql("update invoice set issued_on = issued_on - :days, due_on = due_on - :days where id = :id")
                    .param("days", days)
                    .param("id", id.value())
                    .update();
        });
    }

    private void rate(Currency currency, LocalDate day, String rate) {
        jdbc.sql("insert into exchange_rate (base, currency, day, rate) values ('EUR', :currency, :day, :rate)")
                .param("currency", currency.getCurrencyCode())
                .param("day", day)
                .param("rate", new BigDecimal(rate))
                .update();
    }

    private List<String> kinds() {
        return jdbc.sql("select kind from timeline_entry where person_id = :person and kind like 'invoice.%'")
                .param("person", person.value())
                .query((row, _) -> row.getString("kind"))
                .list();
    }

    private BigDecimal credit() {
        return cash.credit(katrin, ada, EUR);
    }

    private Invoice invoice(InvoiceId id) {
        return invoices.find(katrin, id).orElseThrow();
    }

    private InvoiceState state(InvoiceId id) {
        return InvoiceState.of(invoice(id), today());
    }

    private LocalDate today() {
        return Objects.requireNonNull(timeline.today());
    }

    private static Viewer viewer(UserId user, Role role, Viewer.Scope scope) {
        return new Viewer(user, "Katrin", role, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }
}

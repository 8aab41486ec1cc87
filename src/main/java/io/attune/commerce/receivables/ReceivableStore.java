package io.attune.commerce.receivables;

import io.attune.commerce.Debtor;
import io.attune.commerce.Money;
import io.attune.commerce.receivables.CreditHistory.Due;
import io.attune.commerce.receivables.DebtorMoney.OpenItem;
import io.attune.commerce.receivables.DebtorMoney.Received;
import io.attune.customers.AccountId;
import io.attune.customers.AccountTree;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads invoices and payments as what is owed. Everything goes through [MoneyDesk], which asks for the right.
@Component
class ReceivableStore {
    private static final String OF_DEBTOR =
            "(%1$s.account_id = :account::bigint or :account::bigint is null and %1$s.person_id = any(person_ids(:person::bigint)))";
    private static final String BUCKETS = """
            coalesce(sum(x.open) filter (where x.late <= 0), 0) as current,
            coalesce(sum(x.open) filter (where x.late between 1 and 30), 0) as days30,
            coalesce(sum(x.open) filter (where x.late between 31 and 60), 0) as days60,
            coalesce(sum(x.open) filter (where x.late between 61 and 90), 0) as days90,
            coalesce(sum(x.open) filter (where x.late > 90), 0) as older,
            greatest(coalesce(max(x.late), 0), 0) as days_late,
            count(*) filter (where x.open is null) as unconverted
            """;
    private static final String OPEN = """
            select i.account_id, case when i.account_id is null then coalesce(q.merged_into, q.id) end as person_id,
                   :today::date - i.due_on as late, in_company_currency(i.open_amount, i.currency, :today::date) as open
              from invoice i
              left join person q on q.id = i.person_id
             where i.open_amount > 0 and %s
            """;

    private final JdbcClient jdbc;

    ReceivableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of an account and all below it who owe, the most overdue first.
    List<AgeingRow> debtors(Viewer viewer, AccountId under, LocalDate today, int limit) {
        return jdbc.sql("""
                %s
                 order by g.days30 + g.days60 + g.days90 + g.older desc, g.current desc, name
                 limit :limit
                """.formatted(debtors(viewer, under(viewer))))
                .param("today", today)
                .params(parameters(under))
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new AgeingRow(
                        debtor(row),
                        row.getString("name"),
                        ageing(row),
                        row.getLong("days_late"),
                        row.getInt("unconverted"),
                        row.getBigDecimal("credit_limit")))
                .list();
    }

    /// A statement over `:today`: what each debtor owes of the open invoices that the viewer sees, `and` more of them.
    static String debtors(Viewer viewer, String and) {
        return """
                select g.*, coalesce(a.name, p.name, '') as name, coalesce(a.owner_id, p.owner_id) as owner_id,
                       coalesce(a.team_id, p.team_id) as team_id,
                       (select t.credit_limit from credit_terms t
                         where t.account_id = g.account_id or t.person_id = any(person_ids(g.person_id))
                         order by t.person_id is distinct from g.person_id, t.credit_limit
                         limit 1) as credit_limit
                  from (select x.account_id, x.person_id, %s
                          from (%s) x
                         group by x.account_id, x.person_id) g
                  left join account a on a.id = g.account_id
                  left join person p on p.id = g.person_id
                """.formatted(BUCKETS, OPEN.formatted(viewer.sees(Kind.MONEY, "i")) + and);
    }

    /// Of everybody, or of one debtor.
    Aged aged(Viewer viewer, @Nullable Debtor debtor, LocalDate today) {
        String of = debtor == null ? "" : " and " + OF_DEBTOR.formatted("i");
        return aged(viewer, of, parameters(debtor), today);
    }

    /// Of an account, all below it, and the people who belong to one of them and buy in their own name.
    Aged aged(Viewer viewer, AccountId under, LocalDate today) {
        return aged(viewer, under(viewer), parameters(under), today);
    }

    private Aged aged(Viewer viewer, String of, Map<String, @Nullable Object> whose, LocalDate today) {
        return jdbc.sql("select %s from (%s) x".formatted(BUCKETS, OPEN.formatted(viewer.sees(Kind.MONEY, "i")) + of))
                .param("today", today)
                .params(whose)
                .params(viewer.parameters())
                .query((row, _) -> new Aged(ageing(row), row.getLong("days_late"), row.getInt("unconverted")))
                .single();
    }

    record Aged(Ageing ageing, long daysLate, int unconverted) {}

    /// What is open in currencies without a rate, as it is.
    List<Money> unconverted(Viewer viewer, @Nullable Debtor debtor, LocalDate today) {
        String of = debtor == null ? "" : " and " + OF_DEBTOR.formatted("i");
        return jdbc.sql("""
                select i.currency, sum(i.open_amount) as amount
                  from invoice i
                 where i.open_amount > 0 and in_company_currency(i.open_amount, i.currency, :today::date) is null
                   and %s %s
                 group by i.currency
                 order by i.currency
                """.formatted(viewer.sees(Kind.MONEY, "i"), of))
                .param("today", today)
                .params(parameters(debtor))
                .params(viewer.parameters())
                .query((row, _) -> money(row))
                .list();
    }

    /// Orders to be paid by invoice that have none yet, in the company's currency.
    BigDecimal toInvoice(Viewer viewer, Debtor debtor, LocalDate today) {
        return jdbc.sql("""
                select coalesce(sum(in_company_currency(o.amount - o.refunded, o.currency, :today::date)), 0)
                  from customer_order o
                 where o.by_invoice and o.status not in ('cancelled', 'returned', 'paid')
                   and not exists (select from invoice i where i.order_id = o.id and i.state = 'issued')
                   and %s and %s
                """.formatted(OF_DEBTOR.formatted("o"), viewer.sees(Kind.MONEY, "o")))
                .param("today", today)
                .params(parameters(debtor))
                .params(viewer.parameters())
                .query(BigDecimal.class)
                .single();
    }

    /// What is left of payments and credit notes, by currency.
    List<Money> credits(Viewer viewer, Debtor debtor) {
        return jdbc.sql("""
                select x.currency, sum(x.amount) as amount
                  from (select y.currency, y.amount - y.allocated as amount from payment y
                         where y.reversed_on is null and y.amount > y.allocated and %s and %s
                        union all
                        select c.currency, c.amount - c.allocated from credit_note c
                         where c.amount > c.allocated and %s and %s) x
                 group by x.currency
                 order by x.currency
                """.formatted(
                                OF_DEBTOR.formatted("y"),
                                viewer.sees(Kind.MONEY, "y"),
                                OF_DEBTOR.formatted("c"),
                                viewer.sees(Kind.MONEY, "c")))
                .params(parameters(debtor))
                .params(viewer.parameters())
                .query((row, _) -> money(row))
                .list();
    }

    List<OpenItem> open(Viewer viewer, Debtor debtor, LocalDate today, int limit) {
        return jdbc.sql("""
                select i.id, i.number, i.due_on, greatest(:today::date - i.due_on, 0) as late, i.total, i.open_amount,
                       i.currency
                  from invoice i
                 where i.open_amount > 0 and %s and %s
                 order by i.due_on, i.id
                 limit :limit
                """.formatted(OF_DEBTOR.formatted("i"), viewer.sees(Kind.MONEY, "i")))
                .param("today", today)
                .params(parameters(debtor))
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new OpenItem(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getObject("due_on", LocalDate.class),
                        row.getLong("late"),
                        row.getBigDecimal("total"),
                        row.getBigDecimal("open_amount"),
                        Currency.getInstance(row.getString("currency"))))
                .list();
    }

    List<Received> received(Viewer viewer, Debtor debtor, int limit) {
        return jdbc.sql("""
                select y.id, y.received_on, y.amount, y.amount - y.allocated as unspent, y.currency, y.method,
                       y.reversed_on is not null as reversed
                  from payment y
                 where %s and %s
                 order by y.received_on desc, y.id desc
                 limit :limit
                """.formatted(OF_DEBTOR.formatted("y"), viewer.sees(Kind.MONEY, "y")))
                .params(parameters(debtor))
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new Received(
                        row.getLong("id"),
                        row.getObject("received_on", LocalDate.class),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("unspent"),
                        Currency.getInstance(row.getString("currency")),
                        row.getString("method"),
                        row.getBoolean("reversed")))
                .list();
    }

    /// What was issued in the last two years and is not written on air: amounts at the rate of the day of issue.
    List<Due> history(Viewer viewer, Debtor debtor, LocalDate since) {
        return jdbc.sql("""
                select in_company_currency(i.total, i.currency, i.issued_on) as amount, i.due_on,
                       case when i.open_amount = 0 and i.written_off = 0 then i.settled_on end as paid_on
                  from invoice i
                 where i.state = 'issued' and i.total > i.credited and i.issued_on >= :since and %s and %s
                   and in_company_currency(i.total, i.currency, i.issued_on) is not null
                """.formatted(OF_DEBTOR.formatted("i"), viewer.sees(Kind.MONEY, "i")))
                .param("since", since)
                .params(parameters(debtor))
                .params(viewer.parameters())
                .query((row, _) -> new Due(
                        row.getBigDecimal("amount"),
                        row.getObject("due_on", LocalDate.class),
                        Rows.optionalDay(row, "paid_on")))
                .list();
    }

    boolean any(Viewer viewer, Debtor debtor) {
        return jdbc.sql("select exists (select from invoice i where i.state <> 'draft' and %s and %s)"
                        .formatted(OF_DEBTOR.formatted("i"), viewer.sees(Kind.MONEY, "i")))
                .params(parameters(debtor))
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    /// Whether anything was ever invoiced to an account or below it.
    boolean any(Viewer viewer, AccountId under) {
        return jdbc.sql("select exists (select from invoice i where i.state <> 'draft' and %s %s)"
                        .formatted(viewer.sees(Kind.MONEY, "i"), under(viewer)))
                .params(parameters(under))
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    private static String under(Viewer viewer) {
        return " and (i.account_id = any(%s) or i.account_id is null and i.person_id = any(%s))"
                .formatted(AccountTree.accounts(viewer), AccountTree.people(viewer));
    }

    private static Map<String, @Nullable Object> parameters(AccountId account) {
        return Map.of("account", account.value());
    }

    private static Map<String, @Nullable Object> parameters(@Nullable Debtor debtor) {
        var parameters = new HashMap<String, @Nullable Object>();
        if (debtor == null) return parameters;
        parameters.put("account", debtor.accountId());
        parameters.put("person", debtor.personId());
        return parameters;
    }

    private static Debtor debtor(ResultSet row) throws SQLException {
        Long account = Rows.optionalLong(row, "account_id");
        Long person = Rows.optionalLong(row, "person_id");
        return Debtor.of(person == null ? null : new PersonId(person), account == null ? null : new AccountId(account));
    }

    private static Ageing ageing(ResultSet row) throws SQLException {
        return new Ageing(
                row.getBigDecimal("current"),
                row.getBigDecimal("days30"),
                row.getBigDecimal("days60"),
                row.getBigDecimal("days90"),
                row.getBigDecimal("older"));
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency")));
    }
}

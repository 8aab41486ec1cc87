package io.attune.demo.loading;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Two years of invoices to Lumen's business accounts: most pay in time, some late, a few very late.
@Component
@WithoutViewer("the demo is loaded for everybody")
class InvoiceRows {
    private static final int DAYS = 730;

    private final JdbcClient jdbc;
    private final Timeline timeline;

    InvoiceRows(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /// In the transaction that keeps the orders.
    void insert(LocalDate today) {
        terms();
        drafts(today);
        issue();
        pay(today);
        credit(today);
        writeOff(today);
        jdbc.sql("analyze invoice, invoice_line, payment, allocation").update();
        tell(today);
    }

    private void terms() {
        jdbc.sql("""
                insert into credit_terms (account_id, credit_limit, term_days)
                select id, (array[2000, 3000, 5000, 8000])[1 + id % 4], case when id % 3 = 0 then 30 end
                  from account
                 where id % 5 <> 4
                """).update();
    }

    private void drafts(LocalDate today) {
        jdbc.sql("""
                update customer_order set by_invoice = true
                 where account_id is not null and ordered_on > :today::date - :days
                """).param("today", today).param("days", DAYS).update();
        jdbc.sql("""
                insert into invoice (person_id, account_id, order_id, addressee, address, currency, tax_included,
                                     term_days, total, tax, owner_id, team_id, created_at)
                select o.person_id, o.account_id, o.id, a.name, concat_ws(e'\\n', a.city, a.country), o.currency, true,
                       coalesce(t.term_days, 14), o.amount, round(o.amount * 23 / 123, 2), a.owner_id, a.team_id,
                       o.ordered_at
                  from customer_order o
                  join account a on a.id = o.account_id
                  left join credit_terms t on t.account_id = a.id
                 where o.by_invoice and o.status in ('delivered', 'shipped') and o.ordered_on < :today::date - 1
                   and o.amount > 0
                 order by o.ordered_on, o.id
                """).param("today", today).update();
        jdbc.sql("""
                insert into invoice_line (invoice_id, position, product_id, sku, text, quantity, unit, unit_price,
                                          discount, tax_rate, amount, tax)
                select i.id, coalesce(l.position, 1), l.product_id, l.sku, coalesce(l.text, left(o.description, 500)),
                       coalesce(l.quantity, 1), coalesce(l.unit, ''), coalesce(l.unit_price, i.total),
                       coalesce(l.discount, 0), coalesce(l.tax_rate, 23), coalesce(l.amount, i.total),
                       coalesce(l.tax, i.tax)
                  from invoice i
                  join customer_order o on o.id = i.order_id
                  left join order_line l on l.order_id = o.id
                """).update();
        // The tax of an invoice is the sum of its lines', each rounded.
        jdbc.sql("""
                update invoice i set tax = l.tax
                  from (select invoice_id, sum(tax) as tax from invoice_line group by 1) l
                 where l.invoice_id = i.id and l.tax <> i.tax
                """).update();
    }

    private void issue() {
        jdbc.sql("""
                update invoice i
                   set state = 'issued', number = 'INV-' || n.year || '-' || lpad(n.place::text, 5, '0'),
                       issued_on = n.day, due_on = n.day + i.term_days
                  from (select i.id, o.ordered_on + 1 as day, extract(year from o.ordered_on + 1)::int as year,
                               row_number() over (partition by extract(year from o.ordered_on + 1)
                                                      order by o.ordered_on, i.id) as place
                          from invoice i join customer_order o on o.id = i.order_id) n
                 where n.id = i.id
                """).update();
        jdbc.sql("""
                insert into number_series (kind, year, last)
                select 'invoice', extract(year from issued_on)::int, count(*) from invoice group by 2
                """).update();
    }

    /// How late somebody pays is a habit of the account, give or take some days.
    private void pay(LocalDate today) {
        jdbc.sql("""
                with paid as (
                    select i.id, i.person_id, i.account_id, i.currency, i.total, i.number, i.owner_id, i.team_id,
                           i.due_on + case when i.account_id % 11 in (3, 7) then 12 + (i.id * 7 % 25)::int
                                           when i.account_id % 11 = 1 then 45 + (i.id * 5 % 60)::int
                                           else -6 + (i.id * 3 % 8)::int end as day
                      from invoice i),
                     come as (select * from paid where day <= :today::date),
                     kept as (
                    insert into payment (person_id, account_id, currency, amount, received_on, method, reference,
                                         owner_id, team_id, created_at)
                    select person_id, account_id, currency, total, day, 'transfer', number, owner_id, team_id, day
                      from come order by day, id
                    returning id, reference, amount, received_on)
                insert into allocation (invoice_id, payment_id, amount, allocated_on)
                select c.id, k.id, k.amount, k.received_on from kept k join come c on c.number = k.reference
                """).param("today", today).update();
        jdbc.sql("""
                with part as (
                    insert into payment (person_id, account_id, currency, amount, received_on, method, reference,
                                         owner_id, team_id)
                    select person_id, account_id, currency, round(total / 2, 2), :today::date - 1, 'transfer', number,
                           owner_id, team_id
                      from invoice
                     where open_amount > 100 and due_on < :today::date - 10 and id % 5 = 0
                    returning id, reference, amount)
                insert into allocation (invoice_id, payment_id, amount, allocated_on)
                select i.id, p.id, p.amount, :today::date - 1 from part p join invoice i on i.number = p.reference
                """).param("today", today).update();
    }

    private void credit(LocalDate today) {
        jdbc.sql("""
                with lowered as (
                    select i.*, greatest(i.issued_on + 6, :today::date - 300) as day,
                           row_number() over (order by i.issued_on, i.id) as place
                      from invoice i
                     where i.id % 61 = 0 and i.issued_on between :today::date - 300 and :today::date - 8),
                     made as (
                    insert into credit_note (number, invoice_id, person_id, account_id, currency, amount, reason,
                                             issued_on, owner_id, team_id)
                    select 'CN-' || extract(year from day) || '-'
                               || lpad((row_number() over (partition by extract(year from day) order by place))::text,
                                       5, '0'),
                           id, person_id, account_id, currency, round(total / 10, 2), 'Scratched in transport', day,
                           owner_id, team_id
                      from lowered
                    returning number, invoice_id, issued_on)
                insert into number_series (kind, year, last)
                select 'credit_note', extract(year from issued_on)::int, count(*) from made group by 2
                """).param("today", today).update();
        jdbc.sql("""
                insert into allocation (invoice_id, credit_note_id, amount, allocated_on)
                select i.id, c.id, least(c.amount, i.open_amount), c.issued_on
                  from credit_note c join invoice i on i.id = c.invoice_id and i.open_amount > 0
                """).update();
    }

    private void writeOff(LocalDate today) {
        jdbc.sql("""
                update invoice set written_off = open_amount, written_off_on = :today::date - 5,
                                   written_off_why = 'The company closed'
                 where open_amount > 0 and due_on < :today::date - 200
                """).param("today", today).update();
    }

    private void tell(LocalDate today) {
        List<TimelineEntry> entries =
                jdbc
                        .sql("""
                select id, number, person_id, account_id, total, issued_on, settled_on from invoice
                 where issued_on > :today::date - :days
                """)
                        .param("today", today)
                        .param("days", DAYS / 2)
                        .query((row, _) -> entries(row))
                        .list()
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        timeline.put(entries);
    }

    private static List<TimelineEntry> entries(ResultSet row) throws SQLException {
        @Nullable LocalDate settled = row.getObject("settled_on", LocalDate.class);
        TimelineEntry issued = entry(row, "invoice", "invoice.issued", row.getObject("issued_on", LocalDate.class));
        return settled == null
                ? List.of(issued)
                : Stream.of(issued, entry(row, "invoice-paid", "invoice.paid", settled))
                        .toList();
    }

    private static TimelineEntry entry(ResultSet row, String source, String kind, LocalDate day) throws SQLException {
        BigDecimal total = row.getBigDecimal("total");
        return new TimelineEntry(
                source,
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                new AccountId(row.getLong("account_id")),
                day.atTime(9, 0).toInstant(ZoneOffset.UTC),
                kind,
                row.getString("number"),
                total,
                DemoPeople.EURO,
                "/invoices/" + row.getLong("id"),
                List.of());
    }
}

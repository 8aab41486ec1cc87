package io.attune.demo.loading;

import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoOrder;
import io.attune.demo.generator.DemoShelf;
import io.attune.demo.generator.DemoShelf.Pieces;
import io.attune.demo.generator.Product;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What Lumen sells, the lines of the last year's orders, what came back, and warranties. [InvoiceRows] goes on.
@Component
@WithoutViewer("the demo is loaded for everybody")
class MoneyRows {
    private static final int DAYS_WITH_LINES = 365;

    private final JdbcClient jdbc;
    private final InvoiceRows invoices;
    private final DemoShelf shelf = new DemoShelf();

    MoneyRows(JdbcClient jdbc, InvoiceRows invoices) {
        this.jdbc = jdbc;
        this.invoices = invoices;
    }

    @Transactional
    public void insert(DemoCompany company) {
        LocalDate today = company.now().atZone(ZoneOffset.UTC).toLocalDate();
        catalog(shelf.products(), today);
        lines(company);
        returns();
        warranties(today);
        jdbc.sql("analyze order_line, product").update();
        invoices.insert(today);
    }

    private void catalog(List<Product> products, LocalDate today) {
        jdbc.sql("""
                with top as (insert into product_category (name) values ('Lamps'), ('Accessories') returning id, name),
                     below as (insert into product_category (name, parent_id)
                               select n.name, top.id from top,
                                      (values ('Indoor'), ('Outdoor'), ('On the way')) n(name)
                                where top.name = 'Lamps'
                               returning id, name),
                     sold as (
                    insert into product (sku, name, category_id, tax_rate, warranty_months, unit)
                    select 'LU-' || lpad((n.place * 10)::text, 4, '0'), n.name,
                           (select id from (select * from top union all select * from below) c
                             where c.name = case when n.kind = '-' then 'Accessories'
                                                 when n.kind in ('trail', 'bike', 'lantern') then 'On the way'
                                                 when n.kind in ('garden', 'wall') then 'Outdoor' else 'Indoor' end),
                           23, case when n.kind <> '-' then 24 end, 'piece'
                      from unnest(:kinds::text[], :names::text[]) with ordinality as n(kind, name, place)
                    returning id, name)
                insert into product_price (product_id, list_id, currency, amount, valid_from, valid_until)
                select s.id, l.id, 'EUR', n.price, x.valid_from, x.valid_until
                  from sold s
                  join unnest(:names::text[], :prices::numeric[]) as n(name, price) on n.name = s.name
                  join price_list l on l.standard
                 cross join lateral (values (:today::date - 1200, null::date)) x(valid_from, valid_until)
                """)
                .param("kinds", Rows.column(products, Product::kind, String[]::new))
                .param("names", Rows.column(products, Product::name, String[]::new))
                .param("prices", Rows.column(products, MoneyRows::price, BigDecimal[]::new))
                .param("today", today)
                .update();
        jdbc.sql("""
                insert into exchange_rate (base, currency, day, rate)
                select 'EUR', c.currency, :today::date - n * 28,
                       round((c.rate * (1 + sin(n * 1.7 + length(c.currency) + ascii(c.currency)) / 40))::numeric, 4)
                  from (values ('USD', 0.92), ('GBP', 1.16), ('CHF', 1.06), ('TRY', 0.021), ('JPY', 0.0061)) c(currency, rate),
                       generate_series(0, 40) n
                """).param("today", today).update();
    }

    private void lines(DemoCompany company) {
        var rows = new ArrayList<Row>();
        for (DemoOrder order : company.orders()) {
            if (order.placedAt().isBefore(company.now().minus(Duration.ofDays(DAYS_WITH_LINES)))) continue;
            int place = 0;
            for (Pieces pieces : shelf.lines(order)) rows.add(new Row(order.number(), ++place, pieces));
        }
        jdbc.sql("""
                insert into order_line (order_id, position, product_id, sku, text, quantity, unit, unit_price, discount,
                                        tax_rate, amount, tax)
                select o.id, n.place, p.id, p.sku, p.name, n.quantity, p.unit, n.price, n.discount, p.tax_rate, a.amount,
                       round(a.amount * p.tax_rate / (100 + p.tax_rate), 2)
                  from unnest(:numbers::text[], :places::int[], :names::text[], :quantities::int[], :prices::numeric[],
                              :discounts::int[]) as n(number, place, name, quantity, price, discount)
                  join customer_order o on o.order_key = n.number
                  join product p on p.name = n.name
                 cross join lateral (select round(n.quantity * n.price * (100 - n.discount) / 100, 2) as amount) a
                 order by o.id, n.place
                """)
                .param("numbers", Rows.column(rows, Row::number, String[]::new))
                .param("places", Rows.column(rows, Row::place, Integer[]::new))
                .param("names", Rows.column(rows, row -> row.pieces().product().name(), String[]::new))
                .param("quantities", Rows.column(rows, row -> row.pieces().quantity(), Integer[]::new))
                .param("prices", Rows.column(rows, row -> price(row.pieces().product()), BigDecimal[]::new))
                .param("discounts", Rows.column(rows, row -> row.pieces().discount(), Integer[]::new))
                .update();
    }

    /// Orders that came back did so whole; of some others one thing came back.
    private void returns() {
        jdbc.sql("""
                with back as (
                    select l.id, l.order_id, l.quantity, l.amount, o.ordered_on, o.status
                      from order_line l
                      join customer_order o on o.id = l.order_id
                     where o.status = 'returned'
                        or (o.status = 'delivered' and l.position = 2 and o.account_id is null and o.id % 37 = 0
                            and o.ordered_on < current_date - 12)),
                     marked as (update order_line l set returned = l.quantity from back where back.id = l.id),
                     refunded as (
                    update customer_order o set refunded = b.amount
                      from (select order_id, sum(amount) as amount from back group by 1) b
                     where o.id = b.order_id)
                insert into order_return (line_id, quantity, reason, returned_on, refund)
                select id, quantity,
                       (array['Arrived broken', 'Does not fit the room', 'Ordered by mistake', 'Too bright',
                              'Came too late'])[1 + id % 5], least(ordered_on + 9, current_date), amount
                  from back
                """).update();
    }

    private void warranties(LocalDate today) {
        jdbc.sql("""
                with registered as (
                    insert into warranty (line_id, person_id, account_id, serial, starts_on, ends_on, owner_id, team_id)
                    select l.id, o.person_id, o.account_id, 'LM-' || to_char(o.ordered_on, 'YYMM') || '-' || l.id,
                           o.ordered_on + 3, (o.ordered_on + 3 + interval '24 months')::date - 1, o.owner_id, o.team_id
                      from order_line l
                      join customer_order o on o.id = l.order_id
                      join product p on p.id = l.product_id and p.warranty_months is not null
                     where o.status = 'delivered' and l.returned = 0 and l.id % 9 = 0 and o.ordered_on < :today::date - 10
                    returning id, starts_on)
                insert into warranty_claim (warranty_id, claimed_on, problem, state, settled_on, outcome)
                select r.id, d.day,
                       (array['Flickers after an hour', 'The dimmer does nothing', 'Goes out by itself',
                              'The switch is stuck'])[1 + r.id % 4],
                       case when d.day > :today::date - 14 then 'open'
                            else (array['repaired', 'replaced', 'refused'])[1 + r.id % 3] end,
                       case when d.day <= :today::date - 14 then d.day + 8 end,
                       case when d.day <= :today::date - 14 and r.id % 3 = 2 then 'It had been dropped' end
                  from registered r
                 cross join lateral (select r.starts_on + 20 + (r.id * 13 % 200)::int as day) d
                 where r.id % 6 = 0 and d.day <= :today::date
                """).param("today", today).update();
    }

    private record Row(String number, int place, Pieces pieces) {}

    private static BigDecimal price(Product product) {
        return BigDecimal.valueOf(product.cents(), 2);
    }
}

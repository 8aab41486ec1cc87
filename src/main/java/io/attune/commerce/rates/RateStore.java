package io.attune.commerce.rates;

import io.attune.commerce.ExchangeRate;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `exchange_rate`, of the company's present currency.
@Component
class RateStore {
    private final JdbcClient jdbc;

    RateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many differ from what was known.
    int put(Currency base, List<ExchangeRate> rates, UserId who) {
        return jdbc.sql("""
                insert into exchange_rate as r (base, currency, day, rate, changed_by)
                select :base, n.currency, n.day, n.rate, :who
                  from unnest(:currencies::text[], :days::date[], :rates::numeric[]) as n(currency, day, rate)
                on conflict (base, currency, day) do update
                   set rate = excluded.rate, changed_by = excluded.changed_by, changed_at = now()
                 where r.rate <> excluded.rate
                """)
                .param("base", base.getCurrencyCode())
                .param("who", who.value())
                .param("currencies", Rows.column(rates, rate -> rate.currency().getCurrencyCode(), String[]::new))
                .param("days", Rows.column(rates, rate -> rate.day().toString(), String[]::new))
                .param("rates", Rows.column(rates, ExchangeRate::rate, BigDecimal[]::new))
                .update();
    }

    boolean remove(Currency base, Currency currency, LocalDate day) {
        return jdbc.sql("delete from exchange_rate where base = :base and currency = :currency and day = :day")
                        .param("base", base.getCurrencyCode())
                        .param("currency", currency.getCurrencyCode())
                        .param("day", day)
                        .update()
                == 1;
    }

    /// The newest first.
    List<ExchangeRate> newest(Currency base, int limit) {
        return jdbc.sql("""
                select currency, day, rate from exchange_rate
                 where base = :base
                 order by day desc, currency
                 limit :limit
                """)
                .param("base", base.getCurrencyCode())
                .param("limit", limit)
                .query((row, _) -> new ExchangeRate(
                        Currency.getInstance(row.getString("currency")),
                        row.getObject("day", LocalDate.class),
                        row.getBigDecimal("rate")))
                .list();
    }

    /// Currencies of orders and invoices that have no rate today, so that nothing in them can be added up.
    @WithoutViewer("names currencies, no records")
    List<Currency> missing(Currency base, LocalDate today) {
        return jdbc.sql("""
                with used(currency) as (
                    (select distinct currency from invoice where state <> 'draft')
                    union
                    (select distinct currency from payment)
                    union
                    (select currency from customer_order where ordered_on > :since group by currency))
                select currency from used
                 where currency <> :base
                   and not exists (select from exchange_rate r
                                    where r.base = :base and r.currency = used.currency
                                      and r.day between :today::date - 30 and :today)
                 order by currency
                """)
                .param("base", base.getCurrencyCode())
                .param("today", today)
                .param("since", today.minusDays(400))
                .query((row, _) -> Currency.getInstance(row.getString("currency")))
                .list();
    }
}

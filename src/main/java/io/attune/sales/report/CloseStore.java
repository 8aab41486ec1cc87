package io.attune.sales.report;

import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leads and the deals without a lead, by what became of them. A lead that became a customer without a deal stays open.
@Component
class CloseStore {
    private static final String RATES = """
            with origin as (
                select l.source, coalesce(l.channel, '') as channel, l.created_at as begun, d.ended_at, d.amount, d.currency,
                       case when l.status = 'lost' then 'lost' else coalesce(d.status, 'open') end as outcome
                  from lead l
                  left join deal d on d.id = l.deal_id and %2$s
                 where l.created_at >= :from and %1$s
                union all
                select d.source, coalesce(d.channel, ''), d.opened_at, d.ended_at, d.amount, d.currency, d.status
                  from deal d
                 where d.lead_id is null and d.opened_at >= :from and %2$s)
            select %3$s as name, count(*) as deals, count(*) filter (where outcome = 'won') as won,
                   count(*) filter (where outcome = 'lost') as lost,
                   percentile_cont(0.5) within group (order by extract(epoch from ended_at - begun) / 86400.0)
                       filter (where outcome = 'won') as median_days,
                   coalesce(sum(in_company_currency(amount, currency, (ended_at at time zone 'UTC')::date))
                       filter (where outcome = 'won'), 0) as amount
              from origin
             group by 1
             order by count(*) desc, 1
            """;

    private final JdbcClient jdbc;

    CloseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Social and classic.
    List<CloseRate> bySource(Viewer viewer, Instant from) {
        return rates(viewer, from, "source");
    }

    /// By the way in, the most frequent first.
    List<CloseRate> byChannel(Viewer viewer, Instant from) {
        return rates(viewer, from, "channel");
    }

    private List<CloseRate> rates(Viewer viewer, Instant from, String column) {
        return jdbc.sql(RATES.formatted(viewer.sees(Kind.DEALS, "l"), viewer.sees(Kind.DEALS, "d"), column))
                .params(viewer.parameters())
                .param("from", Rows.at(from))
                .query((row, _) -> rate(row))
                .list();
    }

    private static CloseRate rate(ResultSet row) throws SQLException {
        return new CloseRate(
                row.getString("name"),
                row.getLong("deals"),
                row.getLong("won"),
                row.getLong("lost"),
                row.getObject("median_days", Double.class),
                row.getBigDecimal("amount"));
    }
}

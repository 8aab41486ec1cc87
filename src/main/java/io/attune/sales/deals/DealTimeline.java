package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.sales.DealId;
import io.attune.sales.deals.DealPartStore.Link;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A deal on the timelines of its contacts, always written whole: opened, moved, won or lost.
@Component
class DealTimeline {
    static final String SOURCE = "deal";

    private final JdbcClient jdbc;
    private final DealPartStore parts;
    private final Timeline timeline;

    DealTimeline(JdbcClient jdbc, DealPartStore parts, Timeline timeline) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.timeline = timeline;
    }

    private record Told(
            String name,
            @Nullable Long account,
            BigDecimal amount,
            Currency currency,
            String status,
            Instant opened,
            @Nullable Instant ended) {}

    /// An entry is named by the contact and its moment: a deal does two things never at once.
    @WithoutViewer("writes lines; who reads them is asked by the timeline")
    void write(DealId id, List<Link> links, List<Link> left) {
        timeline.remove(
                SOURCE,
                Stream.concat(links.stream(), left.stream())
                        .map(Link::id)
                        .distinct()
                        .toList());
        if (links.isEmpty()) return;
        Told deal = jdbc.sql("""
                select name, account_id, amount, currency, status, opened_at, ended_at from deal where id = :id
                """)
                .param("id", id.value())
                .query((row, _) -> new Told(
                        row.getString("name"),
                        Rows.optionalLong(row, "account_id"),
                        row.getBigDecimal("amount"),
                        Currency.getInstance(row.getString("currency")),
                        row.getString("status"),
                        Rows.instant(row, "opened_at"),
                        Rows.optionalInstant(row, "ended_at")))
                .single();
        List<Stay> stays = parts.stays(id);
        var entries = new ArrayList<TimelineEntry>();
        for (Link link : links) {
            entries.add(entry(id, link, deal, deal.opened(), "deal.opened", deal.name()));
            for (Stay stay : stays.subList(Math.min(1, stays.size()), stays.size()))
                entries.add(
                        entry(id, link, deal, stay.entered(), "deal.moved", deal.name() + " → " + stay.stageName()));
            if (deal.ended() != null)
                entries.add(entry(id, link, deal, deal.ended(), "deal." + deal.status(), deal.name()));
        }
        timeline.put(entries);
    }

    private static TimelineEntry entry(DealId id, Link link, Told deal, Instant at, String kind, String text) {
        boolean money = !kind.equals("deal.moved");
        return new TimelineEntry(
                SOURCE,
                link.id(),
                link.person(),
                deal.account() == null ? null : new AccountId(deal.account()),
                at,
                kind,
                text,
                money ? deal.amount() : null,
                money ? deal.currency() : null,
                "/deals/" + id,
                List.of("timeline." + kind));
    }
}

package io.attune.sales.deals;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.sales.DealId;
import io.attune.sales.DealsImported;
import io.attune.sales.deals.DealPartStore.Link;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A deal on the timelines of its contacts, always written whole: opened, moved, won or lost.
@Component
class DealTimeline {
    static final String SOURCE = "deal";
    private static final int PIECE = 500;

    private final JdbcClient jdbc;
    private final DealPartStore parts;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    DealTimeline(JdbcClient jdbc, DealPartStore parts, Timeline timeline, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.timeline = timeline;
        this.events = events;
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
        takeOff(Stream.concat(links.stream(), left.stream())
                .map(Link::id)
                .distinct()
                .toList());
        if (!links.isEmpty()) timeline.put(entries(List.of(id.value())));
    }

    /// The deals that an import made or changed, with what follows from them.
    @WithoutViewer("writes lines; who reads them is asked by the timeline")
    void imported(long run) {
        again(jdbc.sql("""
                select d.id from deal d
                 where d.run_id = :run and exists (select from deal_contact c where c.deal_id = d.id) order by d.id
                """)
                .param("run", run)
                .query((row, _) -> row.getLong("id"))
                .list());
    }

    /// As they are now, however many they are.
    void again(List<Long> deals) {
        for (int from = 0; from < deals.size(); from += PIECE) {
            List<Long> piece = deals.subList(from, Math.min(deals.size(), from + PIECE));
            takeOff(links(piece));
            List<TimelineEntry> entries = entries(piece);
            timeline.put(entries);
            tell(entries);
        }
    }

    /// Deals that are about to go.
    void forget(List<Long> deals) {
        for (int from = 0; from < deals.size(); from += PIECE) {
            List<Long> piece = deals.subList(from, Math.min(deals.size(), from + PIECE));
            List<TimelineEntry> entries = entries(piece);
            takeOff(links(piece));
            tell(entries);
        }
    }

    void takeOff(List<Long> links) {
        timeline.remove(SOURCE, links);
    }

    private void tell(List<TimelineEntry> entries) {
        var people = new TreeSet<Long>();
        for (TimelineEntry entry : entries) {
            PersonId person = entry.person();
            if (person != null) people.add(person.value());
        }
        if (!people.isEmpty()) events.publishEvent(new DealsImported(List.copyOf(people)));
    }

    private List<Long> links(List<Long> deals) {
        return jdbc.sql("select id from deal_contact where deal_id = any(:deals)")
                .param("deals", Rows.ids(deals))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// A line per contact for each thing that a deal did; two statements, however many deals these are.
    @WithoutViewer("writes lines; who reads them is asked by the timeline")
    private List<TimelineEntry> entries(List<Long> deals) {
        Map<Long, List<Stay>> stays = parts.stays(deals);
        var entries = new ArrayList<TimelineEntry>();
        jdbc.sql("""
                select c.id, c.person_id, c.deal_id, d.name, d.account_id, d.amount, d.currency, d.status, d.opened_at,
                       d.ended_at
                  from deal_contact c join deal d on d.id = c.deal_id
                 where c.deal_id = any(:deals) order by c.deal_id, c.id
                """).param("deals", Rows.ids(deals)).query(row -> {
            var id = new DealId(row.getLong("deal_id"));
            var link = new Link(row.getLong("id"), new PersonId(row.getLong("person_id")));
            var told = new Told(
                    row.getString("name"),
                    Rows.optionalLong(row, "account_id"),
                    row.getBigDecimal("amount"),
                    Currency.getInstance(row.getString("currency")),
                    row.getString("status"),
                    Rows.instant(row, "opened_at"),
                    Rows.optionalInstant(row, "ended_at"));
            add(entries, id, link, told, stays.getOrDefault(id.value(), List.of()));
        });
        return entries;
    }

    private static void add(List<TimelineEntry> entries, DealId id, Link link, Told deal, List<Stay> stays) {
        entries.add(entry(id, link, deal, deal.opened(), "deal.opened", deal.name()));
        for (Stay stay : stays.subList(Math.min(1, stays.size()), stays.size()))
            entries.add(entry(id, link, deal, stay.entered(), "deal.moved", deal.name() + " → " + stay.stageName()));
        if (deal.ended() != null)
            entries.add(entry(id, link, deal, deal.ended(), "deal." + deal.status(), deal.name()));
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

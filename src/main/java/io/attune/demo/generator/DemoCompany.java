package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Lumen, an online maker of lamps: everything that is to be loaded before the demo starts, each list in order of time
/// or id.
///
/// The same seed and moment give the same company. Nothing in it is later than `now`.
public record DemoCompany(
        long seed,
        Instant now,
        List<DemoColleague> colleagues,
        List<DemoAccount> accounts,
        List<DemoPerson> people,
        List<DemoOrder> orders,
        List<DemoAuthor> authors,
        List<DemoLink> links,
        List<DemoPost> posts,
        List<DemoConversation> conversations,
        List<DemoNote> notes) {
    /// Three years of orders.
    static final int DAYS = 1_095;

    public DemoCompany {
        colleagues = List.copyOf(colleagues);
        accounts = List.copyOf(accounts);
        people = List.copyOf(people);
        orders = List.copyOf(orders);
        authors = List.copyOf(authors);
        links = List.copyOf(links);
        posts = List.copyOf(posts);
        conversations = List.copyOf(conversations);
        notes = List.copyOf(notes);
    }

    /// As it stood when that day began in UTC.
    public static DemoCompany generate(long seed, LocalDate today) {
        return generate(seed, today.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /// As it stands at this moment, to the minute; what is open has the age that the pictures of the inbox show.
    public static DemoCompany generate(long seed, Instant moment) {
        return new Stage(seed, moment.truncatedTo(ChronoUnit.MINUTES)).company();
    }
}

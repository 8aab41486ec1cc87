package io.attune.demo.generator;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which campaign won whom.
///
/// It is drawn after everybody has bought, by dice of its own, so that nothing else of the company depends on it: a
/// good campaign is one that won those who came again, a bad one won those who bought once for its discount.
final class Campaigns {
    private static final int LOYAL = 3;
    private static final LocalDate ALWAYS = LocalDate.MIN;
    private static final Set<String> PUBLIC = Set.of("search", "friend", "instagram", "fair", "showroom");

    private final LocalDate today;
    private final Dice dice;
    private final List<Campaign> campaigns;

    Campaigns(long seed, LocalDate today) {
        this.today = today;
        dice = new Dice(seed, "campaigns");
        LocalDate spring = season(3);
        LocalDate autumn = season(9);
        campaigns = List.of(
                new Campaign("Light + Interior", Set.of("sales"), ALWAYS, 0, 0.4, 0.2),
                new Campaign("Spring trail " + spring.getYear(), PUBLIC, spring, 92, 0.62, 0.14),
                new Campaign("Night hike", PUBLIC, autumn, 75, 0.1, 0.7),
                new Campaign("Bright desk", Set.of("search", "marketplace"), spring.minusMonths(14), 120, 0.3, 0.45),
                new Campaign("Lantern newsletter", Set.of("newsletter"), ALWAYS, 0, 0.6, 0.35));
    }

    /// The people again, some with the campaign that won them.
    List<DemoPerson> of(List<Buyer> buyers, List<DemoOrder> orders) {
        Map<String, Integer> bought = new HashMap<>();
        for (DemoOrder order : orders) bought.merge(order.personId(), 1, Integer::sum);
        return buyers.stream()
                .map(Buyer::person)
                .map(person -> person.wonBy(campaign(person, bought.getOrDefault(person.id(), 0))))
                .toList();
    }

    private @Nullable String campaign(DemoPerson person, int bought) {
        for (Campaign each : campaigns)
            if (each.met(person) && dice.chance(bought >= LOYAL ? each.loyal : each.fleeting)) return each.name;
        return null;
    }

    /// When this month last began at least half a year ago, so that whoever came could come again.
    private LocalDate season(int month) {
        LocalDate first = LocalDate.of(today.getYear(), month, 1);
        return first.isAfter(today.minusMonths(6)) ? first.minusYears(1) : first;
    }

    /// Runs for some days, or always where there is no beginning; `loyal` and `fleeting` are the shares that it won of
    /// those who came again and of those who did not.
    private record Campaign(String name, Set<String> sources, LocalDate from, int days, double loyal, double fleeting) {
        boolean met(DemoPerson person) {
            if (!sources.contains(person.source())) return false;
            if (from.equals(ALWAYS)) return true;
            return !person.since().isBefore(from) && person.since().isBefore(from.plusDays(days));
        }
    }
}

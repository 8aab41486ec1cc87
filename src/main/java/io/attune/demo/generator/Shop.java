package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Lets every customer buy in their own rhythm until they stop.
///
/// Gaps are gamma distributed around a mean of one's own; after each purchase one may drop out for good,
/// each with a probability of one's own (the story that BG/NBD tells, with more regular buyers than it
/// assumes). Whom friends sent stays longer and buys more than whom a marketplace sent, and a parcel
/// that came late makes some leave.
final class Shop {
    private static final double LEAVES_AFTER_LATE = 0.22;
    /// How many times as likely as others customers of a source are to leave, and how much they spend.
    private static final Map<String, Double> LEAVING = Map.of("friend", 0.6, "marketplace", 1.9, "instagram", 1.3);
    private static final Map<String, Double> TASTE = Map.of("friend", 1.15, "marketplace", 0.75, "showroom", 1.3);

    private final Catalog catalog;
    private final LocalDate today;
    private final LocalDate opening;
    private final Season season;
    private final Dice dice;

    Shop(long seed, LocalDate today, Catalog catalog) {
        this.catalog = catalog;
        this.today = today;
        opening = today.minusDays(DemoCompany.DAYS);
        season = new Season(opening, today);
        dice = new Dice(seed, "shop");
    }

    /// In order of time.
    List<DemoOrder> orders(List<Buyer> buyers, List<Draft> cast) {
        var drafts = new ArrayList<>(cast);
        var told = cast.stream().map(Draft::buyer).distinct().toList();
        for (Buyer buyer : buyers) if (!told.contains(buyer)) buy(buyer, drafts);
        drafts.sort(Comparator.comparing(Draft::placedAt)
                .thenComparing(each -> each.buyer().person().id()));
        return new OrderNumbers(today).number(drafts);
    }

    private void buy(Buyer buyer, List<Draft> drafts) {
        boolean company = buyer.company();
        double meanGap = company ? dice.lognormal(50, 0.4) : dice.lognormal(78, 0.4);
        double regularity = dice.pick(List.of(1.2, 2.0, 2.0, 4.0, 9.0));
        double leaves = company ? dice.beta(1, 30) : dice.chance(0.2) ? 0.75 : dice.beta(1.1, 12);
        double taste = company ? dice.lognormal(7_500, 0.4) : dice.lognormal(7_000, 0.5);
        String source = buyer.person().source();
        leaves = Math.min(0.95, leaves * LEAVING.getOrDefault(source, 1.0));
        taste *= TASTE.getOrDefault(source, 1.0);
        boolean old = buyer.person().since().isBefore(opening);
        if (!company && dice.chance(0.03)) return;
        double time = old ? dice.uniform() * meanGap : season.at(buyer.person().since());
        while (true) {
            LocalDate day = season.day(time);
            if (!day.isBefore(today)) return;
            Draft draft = order(buyer, day, taste);
            drafts.add(draft);
            boolean late = draft.arrivesOn().isAfter(draft.promisedOn().plusDays(2));
            if (dice.chance(late ? Math.min(0.95, leaves + LEAVES_AFTER_LATE) : leaves)) return;
            time += Math.max(1.5, meanGap / regularity * dice.gamma(regularity));
        }
    }

    private Draft order(Buyer buyer, LocalDate day, double taste) {
        Basket basket = Basket.fill(dice, catalog, taste, buyer.company());
        Instant placed = moment(buyer, day);
        LocalDate promised = day.plusDays(dice.between(3, 5));
        boolean late = dice.chance(lateness(buyer.culture(), promised));
        LocalDate arrives = late ? promised.plusDays(dice.between(3, 10)) : promised.minusDays(dice.below(2));
        return new Draft(
                buyer,
                placed,
                basket.cents(),
                basket.products(),
                basket.lamp(),
                status(day, arrives),
                promised,
                arrives,
                null);
    }

    private String status(LocalDate day, LocalDate arrives) {
        if (dice.chance(0.015)) return "cancelled";
        if (day.isAfter(today.minusDays(2))) return "placed";
        if (arrives.isAfter(today)) return "shipped";
        return dice.chance(0.03) ? "returned" : "delivered";
    }

    /// The warehouse in Porto, which serves Portugal and Spain, has been in trouble for six weeks;
    /// everybody is slow before Christmas.
    private double lateness(Culture culture, LocalDate promised) {
        boolean porto = culture.shop().equals("PT") || culture.shop().equals("ES");
        if (porto && promised.isAfter(today.minusDays(42))) return 0.32;
        return promised.getMonthValue() == 12 ? 0.11 : 0.07;
    }

    private Instant moment(Buyer buyer, LocalDate day) {
        int hour = buyer.company() ? dice.between(7, 16) : dice.pick(Hours.ALL, Hours::shopping);
        int utc = Math.clamp(hour - buyer.culture().hoursAhead(), 0, 23);
        return day.atTime(utc, dice.below(60), dice.below(60)).toInstant(ZoneOffset.UTC);
    }
}

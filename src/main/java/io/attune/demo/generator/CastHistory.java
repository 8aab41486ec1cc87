package io.attune.demo.generator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the cast are and what they bought.
final class CastHistory {
    private static final int[] ADA_GAPS = {105, 118, 110, 121, 104, 112, 108, 117, 113, 109, 119, 106, 111, 115};
    /// Days between Ada's first question and her first order: she is known since 2021 and has bought since 2022.
    private static final int ADA_LOOKED = 64;

    private static final List<Basket> ADA_BASKETS = List.of(
            new Basket("Desk lamp Halo, Table lamp Ember", 20_800, "Halo"),
            new Basket("2 × Pendant Dune", 29_800, "Dune"),
            new Basket("Shade, linen, Bulbs E27 × 4", 8_000, null),
            new Basket("Floor lamp Heron", 28_900, "Heron"),
            new Basket("3 × Pendant Fjord", 65_700, "Fjord"),
            new Basket("Wall light Arc, Dimmer", 18_800, "Arc"),
            new Basket("2 × Wall light Sill", 23_800, "Sill"),
            new Basket("Floor lamp Mast, Bulbs E27 × 4", 23_700, "Mast"),
            new Basket("Floor lamp Heron, Desk lamp Halo, Table lamp Ember, Bike light Spoke", 52_900, "Heron"),
            new Basket("2 × Desk lamp Plumb", 35_800, "Plumb"),
            new Basket("4 × Pendant Dune", 59_600, "Dune"),
            new Basket("2 × Desk lamp Plumb, Dimmer", 38_700, "Plumb"),
            new Basket("Bulbs × 4", 3_800, null),
            new Basket("Desk lamp", 12_900, "Halo"),
            new Basket("Trail lamp, shade", 8_600, "Kestrel"));
    private static final List<String> ADA_NUMBERS = List.of("10291", "10377", Cast.ADA_LAST_ORDER);
    private static final Basket HALL = new Basket("6 × Pendant Dune, 2 × Wall light Sill", 99_616, "Dune");
    private static final Basket DESKS = new Basket("7 × Desk lamp Plumb", 110_264, "Plumb");
    private static final Basket STAIRS = new Basket("10 × Wall light Arc", 139_920, "Arc");

    private final LocalDate today;

    CastHistory(LocalDate today) {
        this.today = today;
    }

    List<DemoAccount> accounts() {
        return List.of(
                new DemoAccount(
                        Cast.NORDLICHT,
                        "Nordlicht GmbH",
                        "Hamburg",
                        "DE",
                        "nordlicht.example",
                        Cast.INES.key(),
                        today.minusDays(1_060)),
                new DemoAccount(
                        Cast.OLIVEIRA,
                        "Oliveira Arquitetos",
                        "Porto",
                        "PT",
                        "oliveira.pt",
                        Cast.INES.key(),
                        adaBegan()));
    }

    List<Buyer> buyers(Population population) {
        return List.of(
                new Buyer(
                        new DemoPerson(
                                Cast.ADA,
                                "Ada",
                                "Oliveira",
                                "Ada Oliveira",
                                true,
                                "ada@oliveira.pt",
                                "+351 555 204 1180",
                                "Porto",
                                "PT",
                                "en",
                                "friend",
                                null,
                                adaBegan(),
                                Cast.OLIVEIRA,
                                "owner"),
                        population.culture("PT", "pt"),
                        Name.of("Ada", "Oliveira", true, "pt")),
                new Buyer(
                        new DemoPerson(
                                Cast.JONAS,
                                "Jonas",
                                "Berg",
                                "Jonas Berg",
                                false,
                                "jonas.berg@nordlicht.example",
                                "+49 555 381 7702",
                                "Hamburg",
                                "DE",
                                "en",
                                "sales",
                                null,
                                today.minusDays(1_060),
                                Cast.NORDLICHT,
                                "buyer"),
                        population.culture("DE", "de"),
                        Name.of("Jonas", "Berg", false, "de")),
                consumer(Cast.NAOKI, population.culture("JP", "ja"), "直樹=naoki", "田中=tanaka", "東京", "search", 900),
                consumer(Cast.CARLA, population.culture("ES", "es"), "Carla", "Ruiz", "Valencia", "instagram", 640),
                consumer(Cast.FARID, population.culture("GB", "en"), "Farid", "Mansour", "Bristol", "friend", 210));
    }

    private Buyer consumer(
            String id, Culture culture, String given, String family, String city, String source, int days) {
        Name name = Name.of(given, family, id.equals(Cast.CARLA), culture.language());
        return new Buyer(
                new DemoPerson(
                        id,
                        name.given(),
                        name.family(),
                        name.full(),
                        name.woman(),
                        name.latinGiven() + "." + name.latinFamily() + "@mail.example",
                        null,
                        city,
                        culture.country(),
                        culture.language(),
                        source,
                        null,
                        today.minusDays(days),
                        null,
                        null),
                culture,
                name);
    }

    List<Draft> orders(List<Buyer> buyers) {
        var drafts = new ArrayList<Draft>();
        ada(buyers.get(0), drafts);
        for (int n = 0; n < 30; n++) {
            int ago = 1_060 - n * 36 + (n * 5) % 9;
            int late = n == 29 ? 6 : n == 28 ? 4 : 0;
            drafts.add(order(buyers.get(1), ago, n % 3 == 0 ? HALL : n % 3 == 1 ? DESKS : STAIRS, late, null));
        }
        plain(buyers.get(2), drafts, new Basket("Desk lamp Plumb", 17_900, "Plumb"), 900, 690, 470, 300, 152);
        plain(buyers.get(3), drafts, new Basket("Bedside lamp Moth", 6_400, "Moth"), 640, 530, 410, 300, 190, 75);
        plain(buyers.get(4), drafts, new Basket("Bike light Comet", 4_900, "Comet"), 210, 64);
        return drafts;
    }

    private void ada(Buyer ada, List<Draft> drafts) {
        int ago = Cast.ADA_DAYS_WITHOUT + Cast.ADA_RHYTHM_DAYS * ADA_GAPS.length;
        for (int n = 0; n < Cast.ADA_ORDERS; n++) {
            if (n > 0) ago -= ADA_GAPS[n - 1];
            drafts.add(order(ada, ago, ADA_BASKETS.get(n), 0, n < 12 ? null : ADA_NUMBERS.get(n - 12)));
        }
    }

    private void plain(Buyer buyer, List<Draft> drafts, Basket basket, int... daysAgo) {
        for (int ago : daysAgo) drafts.add(order(buyer, ago, basket, 0, null));
    }

    private Draft order(Buyer buyer, int ago, Basket basket, int late, @Nullable String number) {
        LocalDate day = today.minusDays(ago);
        LocalDate promised = day.plusDays(4);
        return new Draft(
                buyer,
                day.atTime(9 + ago % 9, ago % 60).toInstant(ZoneOffset.UTC),
                basket.cents(),
                basket.products(),
                basket.lamp(),
                "delivered",
                promised,
                promised.plusDays(late),
                number);
    }

    private LocalDate adaBegan() {
        return today.minusDays(Cast.ADA_DAYS_WITHOUT + (long) Cast.ADA_RHYTHM_DAYS * ADA_GAPS.length + ADA_LOOKED);
    }
}

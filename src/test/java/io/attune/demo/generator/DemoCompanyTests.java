package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCompanyTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final DemoCompany LUMEN = DemoCompany.generate(7, NOW);

    @Test
    void theSameSeedAndDayGiveTheSameCompany() {
        assertThat(DemoCompany.generate(7, NOW)).isEqualTo(LUMEN);
        assertThat(DemoCompany.generate(8, NOW).orders()).isNotEqualTo(LUMEN.orders());
    }

    @Test
    void aDateStandsForTheBeginningOfThatDay() {
        DemoCompany early = DemoCompany.generate(7, TODAY);
        assertThat(early.now()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(early.people()).isEqualTo(LUMEN.people());
        assertThat(early.orders()).isEqualTo(LUMEN.orders());
    }

    @Test
    void itHasTheSizeOfARealShop() {
        assertThat(LUMEN.accounts()).hasSize(150);
        assertThat(LUMEN.people()).hasSize(5_000);
        assertThat(LUMEN.orders()).hasSizeBetween(24_000, 31_000);
        assertThat(LUMEN.authors()).hasSizeGreaterThan(6_000);
        assertThat(LUMEN.links().stream()
                        .filter(DemoLink::confirmed)
                        .map(DemoLink::personId)
                        .distinct()
                        .count())
                .isBetween(2_500L, 3_500L);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var people = LUMEN.people().stream().map(DemoPerson::id).collect(Collectors.toSet());
        var accounts = LUMEN.accounts().stream().map(DemoAccount::id).collect(Collectors.toSet());
        var authors = LUMEN.authors().stream().map(DemoAuthor::id).collect(Collectors.toSet());
        var colleagues = LUMEN.colleagues().stream().map(DemoColleague::key).collect(Collectors.toSet());
        assertThat(people).hasSize(LUMEN.people().size());
        assertThat(authors).hasSize(LUMEN.authors().size());
        assertThat(LUMEN.orders()).allMatch(order -> people.contains(order.personId()));
        assertThat(LUMEN.orders()).allMatch(each -> each.accountId() == null || accounts.contains(each.accountId()));
        assertThat(LUMEN.accounts()).allMatch(account -> colleagues.contains(account.owner()));
        assertThat(LUMEN.links())
                .allMatch(link -> authors.contains(link.authorId()) && people.contains(link.personId()));
    }

    @Test
    void numbersMailsAndHandlesAreGivenOnce() {
        assertThat(LUMEN.orders().stream().map(DemoOrder::number)).doesNotHaveDuplicates();
        assertThat(LUMEN.people().stream().map(DemoPerson::mail)).doesNotHaveDuplicates();
        assertThat(LUMEN.authors().stream().map(each -> each.network() + "/" + each.handle()))
                .doesNotHaveDuplicates();
        assertThat(LUMEN.authors().stream().map(each -> each.network() + "/" + each.networkId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyBuysTomorrowOrBeforeTheyWereACustomer() {
        var since = LUMEN.people().stream().collect(Collectors.toMap(DemoPerson::id, DemoPerson::since));
        assertThat(LUMEN.orders()).allMatch(order -> order.placedAt().isBefore(NOW));
        assertThat(LUMEN.orders()).allMatch(order -> !day(order).isBefore(since.get(order.personId())));
        assertThat(LUMEN.orders())
                .allMatch(order ->
                        order.deliveredOn() == null || !order.deliveredOn().isAfter(TODAY));
    }

    @Test
    void mostBuyersHaveARhythmAndManyHaveLeft() {
        Map<String, List<LocalDate>> days = new HashMap<>();
        for (DemoOrder order : LUMEN.orders())
            days.computeIfAbsent(order.personId(), id -> new ArrayList<>()).add(day(order));
        var gaps = new ArrayList<Long>();
        int once = 0;
        int quiet = 0;
        for (List<LocalDate> each : days.values()) {
            if (each.size() == 1) once++;
            if (each.getLast().isBefore(TODAY.minusDays(365))) quiet++;
            for (int i = 1; i < each.size(); i++) gaps.add(ChronoUnit.DAYS.between(each.get(i - 1), each.get(i)));
        }
        Collections.sort(gaps);
        assertThat(gaps.get(gaps.size() / 2)).isBetween(45L, 95L);
        assertThat((double) once / days.size()).isBetween(0.1, 0.4);
        assertThat((double) quiet / days.size()).isBetween(0.1, 0.5);
    }

    @Test
    void campaignsWonSomeAndNotAllOfThemWell() {
        var bought = LUMEN.orders().stream().collect(Collectors.groupingBy(DemoOrder::personId, Collectors.counting()));
        Map<String, List<Long>> won = LUMEN.people().stream()
                .filter(person -> person.campaign() != null && bought.containsKey(person.id()))
                .collect(Collectors.groupingBy(
                        person -> String.valueOf(person.campaign()),
                        Collectors.mapping(person -> bought.get(person.id()), Collectors.toList())));
        assertThat(won)
                .containsOnlyKeys(
                        "Light + Interior", "Spring trail 2026", "Night hike", "Bright desk", "Lantern newsletter");
        assertThat(won.values()).allSatisfy(each -> assertThat(each).hasSizeBetween(40, 400));
        assertThat(again(won.getOrDefault("Spring trail 2026", List.of()))).isGreaterThan(0.8);
        assertThat(again(won.getOrDefault("Night hike", List.of()))).isLessThan(0.6);
    }

    private static double again(List<Long> orders) {
        return (double) orders.stream().filter(count -> count > 1).count() / orders.size();
    }

    @Test
    void winterSellsMoreThanSummer() {
        assertThat(inMonths(11, 12, 1)).isGreaterThan(inMonths(5, 6, 7) * 12 / 10);
    }

    @Test
    void theBaseGrows() {
        long last = LUMEN.orders().stream()
                .filter(each -> day(each).isAfter(TODAY.minusYears(1)))
                .count();
        long before = LUMEN.orders().stream()
                .filter(each ->
                        day(each).isAfter(TODAY.minusYears(2)) && !day(each).isAfter(TODAY.minusYears(1)))
                .count();
        assertThat(last).isGreaterThan(before);
    }

    @Test
    void aFewParcelsAreLateAndMoreOfThemFromPortoLately() {
        double everywhere = late(LUMEN.orders());
        var shops = LUMEN.people().stream()
                .filter(each -> each.country().equals("PT") || each.country().equals("ES"))
                .map(DemoPerson::id)
                .collect(Collectors.toCollection(HashSet::new));
        double porto = late(LUMEN.orders().stream()
                .filter(each -> shops.contains(each.personId()))
                .filter(each -> each.promisedOn().isAfter(TODAY.minusDays(42)))
                .toList());
        assertThat(everywhere).isCloseTo(0.065, within(0.02));
        assertThat(porto).isGreaterThan(0.15);
    }

    private static double late(List<DemoOrder> orders) {
        return orders.stream().filter(each -> each.daysLate(TODAY) >= 3).count() / (double) orders.size();
    }

    private static long inMonths(int... months) {
        return LUMEN.orders().stream()
                .filter(each -> List.of(months[0], months[1], months[2])
                        .contains(day(each).getMonthValue()))
                .count();
    }

    private static LocalDate day(DemoOrder order) {
        return order.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

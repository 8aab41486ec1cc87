package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the pictures of the inbox and of the person page say about the cast.
class CastTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final DemoCompany LUMEN = DemoCompany.generate(42, NOW);

    @Test
    void adaBoughtFifteenTimesEverySixteenWeeksAndNotForTwentyFive() {
        List<DemoOrder> orders = orders(Cast.ADA);
        assertThat(orders).hasSize(15);
        assertThat(orders.stream().mapToLong(DemoOrder::cents).sum()).isEqualTo(431_800);
        LocalDate first = day(orders.getFirst());
        LocalDate last = day(orders.getLast());
        assertThat(ChronoUnit.DAYS.between(first, last)).isEqualTo(14 * 112);
        assertThat(last).isEqualTo(LocalDate.of(2026, 11, 21).minusWeeks(25));
        assertThat(person(Cast.ADA).since()).isBefore(first).hasYear(2021);
    }

    @Test
    void adasLastOrdersAreTheOnesInThePicture() {
        assertThat(orders(Cast.ADA).reversed().stream()
                        .limit(3)
                        .map(each -> each.number() + " " + each.products() + " " + each.cents()))
                .containsExactly("10482 Trail lamp, shade 8600", "10377 Desk lamp 12900", "10291 Bulbs × 4 3800");
    }

    @Test
    void adasLastOrderKeepsItsNumberWhateverTheSeedAndTheDay() {
        for (int seed = 0; seed < 4; seed++) {
            Instant day = NOW.plus(Duration.ofDays(91L * seed));
            var company = DemoCompany.generate(seed, day);
            assertThat(company.orders().stream()
                            .filter(each -> each.number().equals(Cast.ADA_LAST_ORDER))
                            .map(DemoOrder::personId))
                    .containsExactly(Cast.ADA);
            assertThat(company.orders().stream()
                            .filter(each -> each.personId().equals(Cast.ADA))
                            .count())
                    .isEqualTo(15);
        }
    }

    @Test
    void adaComplainsTwiceAboutDentsAndThenAboutTheReplacement() {
        List<DemoPost> posts = posts(Cast.ADA);
        assertThat(posts).extracting(DemoPost::channel).containsOnly("bluesky");
        assertThat(posts.stream().filter(each -> each.text().contains("dent")).count())
                .isEqualTo(2);
        DemoPost last = posts.getLast();
        assertThat(last.text()).isEqualTo(Cast.ADA_COMPLAINS);
        assertThat(last.audience()).isEqualTo(3_400);
        assertThat(Duration.between(last.postedAt(), NOW)).isEqualTo(Duration.ofMinutes(23 * 60 + 12));
        assertThat(conversation(last).status()).isEqualTo("open");
        assertThat(LUMEN.notes()).singleElement().satisfies(note -> {
            assertThat(note.thread()).isEqualTo(last.thread());
            assertThat(note.writtenAt()).isAfter(last.postedAt()).isBefore(NOW);
        });
    }

    @Test
    void tomAnsweredAdaAfterSixHoursAndTwentyEightMinutes() {
        DemoPost dent = posts(Cast.ADA).get(1);
        DemoPost reply = LUMEN.posts().stream()
                .filter(each -> dent.externalId().equals(each.inReplyTo()))
                .findFirst()
                .orElseThrow();
        assertThat(reply.colleague()).isEqualTo("tom");
        assertThat(Duration.between(dent.postedAt(), reply.postedAt())).isEqualTo(Duration.ofMinutes(388));
    }

    @Test
    void jonasOfNordlichtThreatensToLeaveInPrivate() {
        DemoPost last = posts(Cast.JONAS).getLast();
        assertThat(last.text()).startsWith("If this happens again we will not renew in January");
        assertThat(last.isPrivate()).isTrue();
        assertThat(conversation(last).status()).isEqualTo("open");
        assertThat(person(Cast.JONAS).accountId()).isEqualTo(Cast.NORDLICHT);
        assertThat(orders(Cast.JONAS)).hasSize(30);
        assertThat(orders(Cast.JONAS).getLast().daysLate(LocalDate.of(2026, 11, 21)))
                .isEqualTo(6);
    }

    @Test
    void theOthersAreThereAsDrawn() {
        assertThat(posts(Cast.NAOKI).getLast().text()).isEqualTo(Cast.NAOKI_WANTS);
        assertThat(person(Cast.NAOKI).name()).isEqualTo("田中 直樹");
        assertThat(posts(Cast.CARLA).getLast().audience()).isEqualTo(1_100);
        assertThat(posts(Cast.FARID).getLast().audience()).isEqualTo(400);
        DemoAuthor lena = LUMEN.authors().stream()
                .filter(each -> each.handle().equals("hikerlena"))
                .findFirst()
                .orElseThrow();
        assertThat(lena.followers()).isEqualTo(9_800);
        assertThat(LUMEN.links()).noneMatch(link -> link.authorId().equals(lena.id()));
        assertThat(LUMEN.posts().stream().filter(each -> lena.id().equals(each.authorId())))
                .singleElement()
                .satisfies(post -> assertThat(post.audience()).isEqualTo(9_800));
    }

    private static List<DemoOrder> orders(String person) {
        return LUMEN.orders().stream()
                .filter(each -> each.personId().equals(person))
                .toList();
    }

    private static List<DemoPost> posts(String person) {
        var authors = LUMEN.links().stream()
                .filter(each -> each.personId().equals(person))
                .map(DemoLink::authorId)
                .toList();
        return LUMEN.posts().stream()
                .filter(each -> each.authorId() != null && authors.contains(each.authorId()))
                .toList();
    }

    private static DemoPerson person(String id) {
        return LUMEN.people().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static DemoConversation conversation(DemoPost post) {
        return LUMEN.conversations().stream()
                .filter(each -> each.thread().equals(post.thread()))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(DemoOrder order) {
        return order.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

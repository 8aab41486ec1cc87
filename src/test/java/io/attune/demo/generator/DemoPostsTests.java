package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoPostsTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final DemoCompany LUMEN = DemoCompany.generate(11, NOW);
    private static final List<DemoPost> POSTS = LUMEN.posts();
    private static final Map<String, DemoOrder> ORDERS =
            LUMEN.orders().stream().collect(Collectors.toMap(DemoOrder::number, Function.identity()));

    @Test
    void twentyThousandPostsComeInOverAYearAndNoneTomorrow() {
        assertThat(POSTS.stream().filter(DemoPost::inbound).count()).isEqualTo(20_000);
        assertThat(POSTS).allMatch(post -> post.postedAt().isBefore(NOW));
        assertThat(POSTS).allMatch(post -> post.postedAt().isAfter(Instant.parse("2025-11-20T00:00:00Z")));
        assertThat(POSTS).isSortedAccordingTo((a, b) -> a.postedAt().compareTo(b.postedAt()));
    }

    @Test
    void externalIdsAreUnique() {
        assertThat(POSTS.stream().map(post -> post.channel() + post.externalId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyLanguageIsSpoken() {
        Map<String, Long> count =
                POSTS.stream().collect(Collectors.groupingBy(DemoPost::language, Collectors.counting()));
        assertThat(count.keySet()).containsExactlyInAnyOrderElementsOf(Phrases.LANGUAGES);
        assertThat(count.values()).allMatch(each -> each > 200);
    }

    @Test
    void aboutHalfIsWrittenByCustomers() {
        var known = LUMEN.links().stream().map(DemoLink::authorId).collect(Collectors.toSet());
        long theirs = POSTS.stream()
                .filter(post -> post.authorId() != null && known.contains(post.authorId()))
                .count();
        assertThat(theirs).isBetween(6_000L, 14_000L);
    }

    @Test
    void whoNamesAnOrderHasPlacedIt() {
        var persons = LUMEN.links().stream().collect(Collectors.toMap(DemoLink::authorId, DemoLink::personId));
        int named = 0;
        for (DemoPost post : POSTS) {
            if (post.orderNumber() == null || post.authorId() == null) continue;
            DemoOrder order = order(post.orderNumber());
            assertThat(order.personId()).isEqualTo(persons.get(post.authorId()));
            assertThat(order.placedAt()).as(post.text()).isBefore(post.postedAt());
            named++;
        }
        assertThat(named).isGreaterThan(3_000);
    }

    @Test
    void whoComplainsOfADelayHasWaited() {
        for (DemoPost post : POSTS) {
            if (!post.about().equals("late") || post.orderNumber() == null) continue;
            LocalDate day = post.postedAt().atZone(ZoneOffset.UTC).toLocalDate();
            assertThat(order(post.orderNumber()).daysLate(day)).as(post.text()).isBetween(3, 10);
        }
    }

    @Test
    void repliesComeAfterWhatTheyAnswerAndStayInTheThread() {
        Map<String, DemoPost> byId = new HashMap<>();
        int replies = 0;
        for (DemoPost post : POSTS) {
            if (post.inReplyTo() != null) {
                DemoPost parent = Objects.requireNonNull(byId.get(post.inReplyTo()), post.text());
                assertThat(post.thread()).isEqualTo(parent.thread());
                assertThat(post.postedAt()).isAfter(parent.postedAt());
                assertThat(post.inbound()).isNotEqualTo(parent.inbound());
            } else assertThat(post.thread()).isEqualTo(post.externalId());
            if (!post.inbound()) replies++;
            byId.put(post.externalId(), post);
        }
        assertThat(replies).isGreaterThan(8_000);
    }

    @Test
    void whoAnswersSpeaksTheLanguage() {
        var spoken =
                LUMEN.colleagues().stream().collect(Collectors.toMap(DemoColleague::key, DemoColleague::languages));
        assertThat(POSTS.stream().filter(post -> post.colleague() != null))
                .allMatch(
                        post -> spoken.getOrDefault(post.colleague(), List.of()).contains(post.language()));
    }

    @Test
    void everyThreadStandsSomewhereAndTheInboxIsNeitherEmptyNorHopeless() {
        assertThat(LUMEN.conversations().stream().map(DemoConversation::thread)).doesNotHaveDuplicates();
        assertThat(LUMEN.conversations().stream().map(DemoConversation::thread).collect(Collectors.toSet()))
                .isEqualTo(POSTS.stream().map(DemoPost::thread).collect(Collectors.toSet()));
        assertThat(LUMEN.conversations().stream()
                        .filter(each -> each.status().equals("open"))
                        .count())
                .isBetween(25L, 90L);
        assertThat(LUMEN.conversations())
                .allMatch(each -> (each.closedAt() == null) != each.status().equals("closed"));
    }

    @Test
    void noTextIsLeftUnfinishedAndNoneTwiceOnAScreen() {
        Pattern markup = Pattern.compile("[\\[\\]{}|<>]|\\bnull\\b");
        List<DemoPost> inbound =
                POSTS.stream().filter(post -> post.inReplyTo() == null).toList();
        var all = new HashSet<String>();
        for (int i = 0; i < inbound.size(); i++) {
            String text = inbound.get(i).text();
            assertThat(text).isNotBlank();
            assertThat(markup.matcher(text).find()).as(text).isFalse();
            for (int j = Math.max(0, i - 60); j < i; j++)
                assertThat(inbound.get(j).text()).isNotEqualTo(text);
            all.add(text);
        }
        assertThat(all.size()).isGreaterThan(14_000);
    }

    @Test
    void nobodyOutsideTheCastIsReachable() {
        assertThat(LUMEN.people().stream().map(DemoPerson::mail).filter(mail -> !mail.endsWith(".example")))
                .containsExactly("ada@oliveira.pt");
        assertThat(LUMEN.people().stream().map(DemoPerson::phone).filter(phone -> phone != null))
                .allMatch(phone -> phone.contains(" 555 "));
    }

    private static DemoOrder order(String number) {
        return Objects.requireNonNull(ORDERS.get(number), number);
    }
}

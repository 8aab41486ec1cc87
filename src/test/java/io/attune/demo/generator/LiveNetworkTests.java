package io.attune.demo.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveNetworkTests {
    private static final Instant NOW = Instant.parse("2026-11-21T14:30:00Z");
    private static final DemoCompany LUMEN = DemoCompany.generate(3, NOW);

    @Test
    void postsArriveEveryFiveToTwentySeconds() {
        List<DemoPost> hour = listen(network(NOW), NOW, Duration.ofHours(1));
        assertThat(hour).hasSizeBetween(240, 340);
        for (int i = 1; i < hour.size(); i++)
            assertThat(Duration.between(hour.get(i - 1).postedAt(), hour.get(i).postedAt()))
                    .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
        assertThat(hour.stream().map(DemoPost::language).distinct().count()).isGreaterThan(8);
    }

    @Test
    void theSameStartGivesTheSamePosts() {
        assertThat(listen(network(NOW), NOW, Duration.ofMinutes(10)))
                .isEqualTo(listen(network(NOW), NOW, Duration.ofMinutes(10)));
    }

    @Test
    void idsRepeatNeitherTheCompanysNorThoseOfAnEarlierStart() {
        var posts = new ArrayList<>(listen(network(NOW), NOW, Duration.ofHours(2)));
        Instant again = NOW.plus(Duration.ofHours(2));
        posts.addAll(listen(network(again), again, Duration.ofHours(2)));
        posts.addAll(LUMEN.posts());
        assertThat(posts.stream().map(post -> post.channel() + post.externalId()))
                .doesNotHaveDuplicates();
    }

    @Test
    void authorsAreThoseOfTheCompanyAndOrdersTheirOwn() {
        var authors = LUMEN.authors().stream().map(DemoAuthor::id).collect(Collectors.toSet());
        var links = LUMEN.links().stream().collect(Collectors.toMap(DemoLink::authorId, DemoLink::personId));
        var orders = LUMEN.orders().stream().collect(Collectors.toMap(DemoOrder::number, DemoOrder::personId));
        int named = 0;
        for (DemoPost post : listen(network(NOW), NOW, Duration.ofHours(3))) {
            assertThat(authors).contains(post.authorId());
            if (post.orderNumber() == null) continue;
            assertThat(orders.get(post.orderNumber())).isEqualTo(links.get(post.authorId()));
            named++;
        }
        assertThat(named).isPositive();
    }

    @Test
    void mostPeopleAnswerOurReplyInItsThread() {
        LiveNetwork network = network(NOW);
        var first = listen(network, NOW, Duration.ofMinutes(10));
        var replied = new HashSet<String>();
        Instant at = NOW.plus(Duration.ofMinutes(10));
        for (DemoPost post : first) {
            if (post.authorId() == null) continue;
            String reply = "reply-" + post.externalId();
            replied.add(reply);
            network.replied(post.authorId(), reply, post.thread(), post.isPrivate(), Cast.MIRA, at);
        }
        List<DemoPost> answers = listen(network, at, Duration.ofMinutes(4)).stream()
                .filter(post -> post.inReplyTo() != null)
                .toList();
        assertThat(answers.size()).isBetween(replied.size() / 2, replied.size() * 9 / 10);
        assertThat(answers).allMatch(post -> replied.contains(post.inReplyTo()));
        assertThat(answers).extracting(DemoPost::about).contains("thanks", "nudge");
    }

    @Test
    void afterALongPauseNothingIsCaughtUp() {
        LiveNetwork network = network(NOW);
        assertThat(network.until(NOW.plus(Duration.ofHours(9)))).hasSizeLessThan(5);
    }

    @Test
    void aPauseThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LiveNetwork(3, NOW, NOW, Duration.ofSeconds(9), Duration.ofSeconds(2)));
    }

    private static LiveNetwork network(Instant start) {
        return new LiveNetwork(3, NOW, start, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /// Asks once a second, as a channel does.
    private static List<DemoPost> listen(LiveNetwork network, Instant from, Duration time) {
        var posts = new ArrayList<DemoPost>();
        for (long second = 1; second <= time.toSeconds(); second++)
            posts.addAll(network.until(from.plusSeconds(second)));
        return posts;
    }
}

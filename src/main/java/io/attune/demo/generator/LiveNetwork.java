package io.attune.demo.generator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/// The network that goes on talking: what is posted from `start` on, and what people say to our replies.
///
/// The company's seed and moment give the same people; the same start and the same calls give the same posts. Not
/// thread-safe.
public final class LiveNetwork {
    /// Longer than this nobody listened: what was said meanwhile is lost, as on a real stream.
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final Duration shortest;
    private final Duration longest;
    private final long start;
    private final Dice dice;
    private final Crowd crowd;
    private final Occasions occasions;
    private final Writer writer;
    private final Map<String, List<DemoOrder>> orders = new HashMap<>();
    private final List<Speaker> customers;
    private final Map<Identity, DemoAuthor> authors = new HashMap<>();
    private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparing(Answer::at));
    private Instant next;
    private long said;

    private record Identity(String network, String networkId) {}

    private record Answer(Speaker to, DemoColleague by, String externalId, String thread, boolean direct, Instant at) {}

    /// Posts come between `shortest` and `longest` after one another.
    public LiveNetwork(long seed, Instant founded, Instant start, Duration shortest, Duration longest) {
        if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0)
            throw new IllegalArgumentException("need 0 < shortest <= longest, was " + shortest + " and " + longest);
        var stage = new Stage(seed, founded);
        this.shortest = shortest;
        this.longest = longest;
        this.start = start.toEpochMilli();
        dice = new Dice(seed ^ this.start, "live");
        crowd = stage.crowd();
        occasions = new Occasions(stage.catalog(), dice);
        writer = new Writer(new Phrases(), stage.catalog(), dice);
        for (DemoOrder order : stage.orders())
            orders.computeIfAbsent(order.personId(), id -> new ArrayList<>()).add(order);
        customers = crowd.all().stream().filter(this::hasBought).toList();
        for (Speaker speaker : crowd.all()) {
            DemoAuthor author = speaker.author();
            authors.put(new Identity(author.network(), author.networkId()), author);
        }
        next = start.plus(pause());
    }

    /// Who wrote a post of this network.
    public DemoAuthor author(String id) {
        Speaker speaker = crowd.author(id);
        if (speaker == null) throw new IllegalArgumentException("no author " + id);
        return speaker.author();
    }

    /// By the network's own id; absent for those who are none of its people.
    public Optional<DemoAuthor> authorOf(String network, String networkId) {
        return Optional.ofNullable(authors.get(new Identity(network, networkId)));
    }

    /// When the next post is due, our replies' answers included.
    public Instant due() {
        Answer first = answers.peek();
        return first != null && first.at().isBefore(next) ? first.at() : next;
    }

    /// Everything that was posted since the last call, in order of time.
    public List<DemoPost> until(Instant now) {
        if (next.isBefore(now.minus(MEMORY))) next = now.minus(pause());
        var posts = new ArrayList<DemoPost>();
        while (!due().isAfter(now)) {
            Answer first = answers.peek();
            if (first != null && first.at().isBefore(next)) posts.add(followUp(answers.remove()));
            else posts.add(fresh());
        }
        return posts;
    }

    /// Tells the network that we replied to a post of this author; most people say something back within minutes.
    public void replied(
            String authorId, String replyExternalId, String thread, boolean isPrivate, DemoColleague by, Instant at) {
        Speaker speaker = crowd.author(authorId);
        if (speaker == null || !dice.chance(0.7)) return;
        Instant when = at.plusSeconds(dice.between(20, 180));
        answers.add(new Answer(speaker, by, replyExternalId, thread, isPrivate, when));
    }

    private DemoPost fresh() {
        Instant at = next;
        next = at.plus(pause());
        Speaker speaker = dice.chance(0.55) ? dice.pick(customers) : dice.pick(crowd.strangers());
        List<DemoOrder> bought = speaker.buyer() == null
                ? null
                : orders.get(speaker.buyer().person().id());
        Moment moment = bought == null ? occasions.stranger(speaker, at) : occasions.from(speaker, bought, at);
        return Chronicle.post(moment, null, writer.write(moment), ordinal(), dice);
    }

    private DemoPost followUp(Answer answer) {
        Kind kind = dice.chance(0.7) ? Kind.THANKS : Kind.NUDGE;
        Moment reply = Moment.first(answer.to(), kind, null, answer.at(), answer.direct(), Moment.Subject.NOTHING)
                .answeredBy(answer.by(), answer.at());
        Moment moment = reply.followedBy(kind, answer.at());
        DemoPost post = Chronicle.post(moment, null, writer.write(moment), ordinal(), dice);
        return new DemoPost(
                post.externalId(),
                post.channel(),
                post.authorId(),
                null,
                post.postedAt(),
                answer.externalId(),
                answer.thread(),
                post.language(),
                post.text(),
                post.isPrivate(),
                post.audience(),
                post.about(),
                null);
    }

    /// A thousand to each second since 2024: unlike any ordinal of the company or of another start.
    private long ordinal() {
        return start - 1_704_067_200_000L + said++;
    }

    private boolean hasBought(Speaker speaker) {
        return speaker.buyer() != null
                && orders.containsKey(speaker.buyer().person().id());
    }

    private Duration pause() {
        long spread = longest.minus(shortest).toMillis();
        return shortest.plusMillis(spread == 0 ? 0 : (long) (dice.uniform() * spread));
    }
}

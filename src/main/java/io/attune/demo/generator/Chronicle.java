package io.attune.demo.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A year of posts, our replies among them, in order of time.
final class Chronicle {
    static final int INBOUND = 20_000;
    private static final int DAYS = 365;
    private static final int GONE_AFTER = 150;
    private final Crowd crowd;
    private final Instant now;
    private final Dice dice;
    private final Occasions occasions;
    private final Desk desk;
    private final List<List<Moment>> threads = new ArrayList<>();
    private final List<DemoPost> posts = new ArrayList<>();
    private final List<DemoConversation> conversations = new ArrayList<>();
    private final List<DemoNote> notes = new ArrayList<>();
    private int inbound;

    Chronicle(long seed, Instant now, Catalog catalog, Crowd crowd, List<DemoOrder> orders) {
        this.crowd = crowd;
        this.now = now;
        dice = new Dice(seed, "chronicle");
        occasions = new Occasions(catalog, dice);
        desk = new Desk(now, dice);
        Map<String, DemoOrder> byNumber = HashMap.newHashMap(orders.size());
        for (DemoOrder order : orders) byNumber.put(order.number(), order);
        var cast = new CastThreads(byNumber, crowd, now);
        cast.threads().forEach(this::add);
        customers(orders);
        strangers();
        write(new Writer(new Phrases(), catalog, new Dice(seed, "words")), cast);
    }

    List<DemoPost> posts() {
        return posts;
    }

    List<DemoConversation> conversations() {
        return conversations;
    }

    List<DemoNote> notes() {
        return notes;
    }

    private void add(List<Moment> thread) {
        threads.add(thread);
        for (Moment each : thread) if (each.by() == null) inbound++;
    }

    private void customers(List<DemoOrder> orders) {
        Instant first = now.minus(Duration.ofDays(DAYS));
        Map<String, DemoOrder> last = new HashMap<>();
        for (DemoOrder order : orders) last.put(order.personId(), order);
        for (DemoOrder order : orders) {
            List<Speaker> voices = crowd.voicesOf(order.personId());
            boolean cast = Cast.PEOPLE.contains(order.personId());
            if (voices.isEmpty() || cast || order.placedAt().isBefore(first)) continue;
            Moment moment = occasions.around(order, parted(order, last), dice.pick(voices), now);
            if (moment != null && moment.at().isBefore(now) && moment.at().isAfter(first)) add(desk.thread(moment));
        }
    }

    /// Whether nothing came after it for longer than nearly everybody takes.
    private boolean parted(DemoOrder order, Map<String, DemoOrder> last) {
        return order.equals(last.get(order.personId()))
                && order.placedAt().isBefore(now.minus(Duration.ofDays(GONE_AFTER)));
    }

    private void strangers() {
        while (inbound < INBOUND) {
            Moment moment = occasions.stranger(dice.pick(crowd.strangers()), someTime());
            boolean room = inbound < INBOUND - 4;
            add(room ? desk.thread(moment) : List.of(moment));
        }
    }

    private Instant someTime() {
        while (true) {
            int daysAgo = (int) (DAYS * Math.pow(dice.uniform(), 1.15));
            Instant at = now.minus(Duration.ofDays(daysAgo));
            double pull = Season.pull(at.atZone(ZoneOffset.UTC).toLocalDate());
            Instant moment = at.minusSeconds(dice.below(86_400));
            int hour = moment.atZone(ZoneOffset.UTC).getHour();
            if (dice.chance(pull / 1.7 * (2 + Hours.shopping(hour)) / 17)) return moment;
        }
    }

    private void write(Writer writer, CastThreads cast) {
        List<Moment> moments = new ArrayList<>();
        for (List<Moment> thread : threads) moments.addAll(thread);
        moments.sort(Comparator.comparing(Moment::at));
        IdentityHashMap<Moment, DemoPost> written = new IdentityHashMap<>();
        for (Moment moment : moments) {
            DemoPost parent = moment.parent() == null ? null : written.get(moment.parent());
            DemoPost post = post(moment, parent, writer.write(moment), posts.size() + 1L, dice);
            written.put(moment, post);
            posts.add(post);
        }
        for (List<Moment> thread : threads) {
            DemoPost root = written.get(thread.getFirst());
            if (root != null) conversations.add(desk.standing(thread, root.externalId()));
        }
        notes.add(cast.note(conversations.get(1).thread()));
    }

    static DemoPost post(Moment moment, @Nullable DemoPost parent, String text, long ordinal, Dice dice) {
        DemoAuthor author = moment.speaker().author();
        String id = Networks.postId(dice, author, moment.at(), ordinal);
        DemoOrder order = moment.subject().order();
        return new DemoPost(
                id,
                author.network(),
                moment.by() == null ? author.id() : null,
                moment.by() == null ? null : moment.by().key(),
                moment.at(),
                parent == null ? null : parent.externalId(),
                parent == null ? id : parent.thread(),
                author.language(),
                text,
                moment.direct(),
                audience(moment, dice),
                moment.by() == null ? moment.kind().key() : "reply",
                order == null ? null : order.number());
    }

    private static int audience(Moment moment, Dice dice) {
        if (moment.direct()) return 0;
        DemoAuthor author = moment.speaker().author();
        boolean told = moment.words() != null;
        if (author.network().equals("forum")) return told ? 400 : dice.between(120, 900);
        return told
                ? author.followers()
                : (int) (author.followers() * (0.3 + 0.7 * dice.uniform())) + dice.between(5, 60);
    }
}

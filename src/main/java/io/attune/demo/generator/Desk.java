package io.attune.demo.generator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How Lumen answers: mostly within hours, not at night, and the last day is still on the table.
final class Desk {
    private static final Duration RECENT = Duration.ofDays(3);
    private static final List<DemoColleague> AGENTS =
            Cast.COLLEAGUES.stream().filter(each -> each.role().equals("agent")).toList();
    private final Instant now;
    private final Dice dice;

    Desk(Instant now, Dice dice) {
        this.now = now;
        this.dice = dice;
    }

    /// The whole thread, its first post first.
    List<Moment> thread(Moment root) {
        var thread = new ArrayList<Moment>();
        thread.add(root);
        Moment reply = reply(root);
        if (reply == null) return thread;
        thread.add(reply);
        if (!root.kind().waits() || !dice.chance(0.3)) return thread;
        boolean content = dice.chance(0.65);
        Instant when = reply.at().plus(minutes(content ? 130 : 2_700));
        if (!when.isBefore(now)) return thread;
        Moment followUp = reply.followedBy(content ? Kind.THANKS : Kind.NUDGE, when);
        thread.add(followUp);
        Moment second = content ? null : reply(followUp);
        if (second != null) thread.add(second);
        return thread;
    }

    DemoConversation standing(List<Moment> thread, String id) {
        Moment last = thread.getLast();
        boolean recent = last.at().isAfter(now.minus(RECENT));
        boolean theirs = last.by() == null;
        DemoColleague answered = thread.stream()
                .map(Moment::by)
                .filter(by -> by != null)
                .findFirst()
                .orElse(null);
        if (recent && theirs && last.kind().waits()) {
            boolean told = last.words() != null;
            DemoColleague taken = told || dice.chance(0.6) ? null : agent(last.speaker());
            return new DemoConversation(id, "open", taken == null ? null : taken.key(), null);
        }
        String assignee = answered == null ? null : answered.key();
        if (recent && !theirs) return new DemoConversation(id, "answered", assignee, null);
        Instant closed = last.at().plus(minutes(last.kind() == Kind.THANKS ? 20 : 900));
        return new DemoConversation(id, "closed", assignee, closed.isBefore(now) ? closed : now);
    }

    private @Nullable Moment reply(Moment to) {
        if (!to.kind().answerable()) return null;
        boolean lastDay = to.at().isAfter(now.minus(Duration.ofHours(26)));
        if (!dice.chance(to.kind().waits() ? lastDay ? 0.6 : 0.95 : 0.5)) return null;
        Instant when = awake(to.at().plus(minutes(150)));
        return when.isBefore(now) ? to.answeredBy(agent(to.speaker()), when) : null;
    }

    private DemoColleague agent(Speaker speaker) {
        String language = speaker.author().language();
        return dice.pick(AGENTS, each -> each.languages().contains(language) ? 1 : 0);
    }

    private Duration minutes(double median) {
        return Duration.ofSeconds((long) (60 * Math.clamp(dice.lognormal(median, 0.9), 2, 8_000)));
    }

    private Instant awake(Instant at) {
        ZonedDateTime time = at.atZone(ZoneOffset.UTC);
        if (time.getHour() >= 6 && time.getHour() < 20) return at;
        ZonedDateTime morning = time.getHour() < 6 ? time : time.plusDays(1);
        return morning.withHour(6)
                .withMinute(dice.below(60))
                .withSecond(dice.below(60))
                .plusMinutes(dice.below(100))
                .toInstant();
    }
}

package io.attune.segments.membership;

import io.attune.platform.web.LiveEvents;
import io.attune.segments.rules.Facts;
import io.attune.segments.rules.Judge;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.NextChange;
import io.attune.segments.rules.Rule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges: everybody by one segment, or some people by all of them.
@Component
class Evaluating {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluating.class);

    private final SegmentStore segments;
    private final MemberStore members;
    private final FactStore facts;
    private final JudgingDay judging;
    private final TransactionTemplate transaction;
    private final LiveEvents live;
    private final Clock clock;

    Evaluating(
            SegmentStore segments,
            MemberStore members,
            FactStore facts,
            JudgingDay judging,
            PlatformTransactionManager transactions,
            LiveEvents live,
            Clock clock) {
        this.segments = segments;
        this.members = members;
        this.facts = facts;
        this.judging = judging;
        this.transaction = new TransactionTemplate(transactions);
        this.live = live;
        this.clock = clock;
    }

    /// Those that wait, each after those on which it rests.
    List<Segment> waiting() {
        Instant now = clock.instant();
        return segments.catalogue().inOrder().stream()
                .filter(segment -> segment.state().wanted())
                .filter(segment -> segment.state().retry() == null
                        || !segment.state().retry().isAfter(now))
                .toList();
    }

    /// Everybody, in one transaction. Whoever rests on the segment waits for being evaluated where somebody came or
    /// went. False where it did not work: then the segment says why, and is tried again later.
    boolean everybody(Segment segment) {
        try {
            transaction.executeWithoutResult(_ -> evaluate(segment));
            return true;
        } catch (DataAccessException e) {
            LOG.warn("segment {} could not be evaluated", segment.id(), e);
            String why = String.valueOf(e.getMostSpecificCause().getMessage());
            transaction.executeWithoutResult(
                    _ -> segments.failed(segment.id(), why, segment.state().tries()));
            live.changed("segments", "all");
            return false;
        }
    }

    private void evaluate(Segment segment) {
        if (members.hold(List.of(segment.id().value())).isEmpty()) return;
        Optional<Segment> now = segments.catalogue().find(segment.id().value());
        if (now.isEmpty()) return;
        Rule rule = now.get().rule();
        Instant began = clock.instant();
        Moment moment = judging.now(List.of(rule));
        var change = members.everybody(segment.id(), rule, moment);
        Instant due = members.edge(rule, moment).orElse(null);
        int took = (int) Duration.between(began, clock.instant()).toMillis();
        members.evaluated(segment.id(), change, moment, took, due);
        if (change.any()) wantUsers(segment);
        live.changed("segments", "all");
    }

    private void wantUsers(Segment segment) {
        segments.want(segments.catalogue().users(segment.id().value()).stream()
                .map(user -> user.id().value())
                .toList());
    }

    /// Some people, by every segment that everybody was judged by once; in the caller's transaction. Each segment sees
    /// what those before it have just decided.
    void some(Collection<Long> people) {
        List<Segment> judged = segments.catalogue().inOrder().stream()
                .filter(segment -> segment.state().judged())
                .toList();
        if (judged.isEmpty()) return;
        members.hold(judged.stream().map(segment -> segment.id().value()).toList());
        List<Rule> rules = judged.stream().map(Segment::rule).toList();
        Moment moment = judging.now(rules);
        Map<Long, Facts> known = facts.of(people, rules, moment.zone());
        members.leaveAll(
                people.stream().filter(person -> !known.containsKey(person)).toList(), moment);
        var judge = new Judge(moment);
        for (Segment segment : judged) one(segment, judge, known.values(), moment);
    }

    private void one(Segment segment, Judge judge, Collection<Facts> people, Moment moment) {
        var entered = new ArrayList<Long>();
        var gone = new ArrayList<Long>();
        long id = segment.id().value();
        Instant due = null;
        for (Facts person : people) {
            boolean in = judge.holds(segment.rule(), person);
            if (in != person.in(id)) (in ? entered : gone).add(person.person());
            person.belongs(id, in);
            Instant next = NextChange.of(segment.rule(), person, moment)
                    .filter(at -> at.isAfter(moment.now()))
                    .orElse(null);
            if (next != null && (due == null || next.isBefore(due))) due = next;
        }
        Instant known = segment.state().due();
        boolean sooner = due != null && (known == null || due.isBefore(known));
        if (entered.isEmpty() && gone.isEmpty() && !sooner) return;
        members.moved(segment.id(), entered, gone, moment, due);
        if (!entered.isEmpty() || !gone.isEmpty()) live.changed("segments", "all");
    }
}

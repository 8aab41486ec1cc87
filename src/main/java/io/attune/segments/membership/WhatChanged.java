package io.attune.segments.membership;

import io.attune.analysis.PostJudged;
import io.attune.behavior.ScoresRefreshed;
import io.attune.commerce.OrderChanged;
import io.attune.commerce.OrdersImported;
import io.attune.commerce.RatesChanged;
import io.attune.customers.PeopleDeleted;
import io.attune.customers.PeopleMerged;
import io.attune.customers.PeopleParted;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.TimelineChanged;
import io.attune.identity.AuthorsLinked;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.SettingsChanged;
import io.attune.privacy.ConsentsChanged;
import io.attune.segments.rules.Deed.What;
import io.attune.segments.rules.Rule;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears what happened, in its transaction: to some, who are then judged one by one, or to many, for whom everybody is
/// judged again by the segments that ask for it.
@Component
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
class WhatChanged {
    /// Orders and posts tell of themselves as well; an import of orders writes many lines and is told in one word.
    private static final Set<String> LINES = Arrays.stream(What.values())
            .filter(what -> !what.priced())
            .map(What::code)
            .collect(Collectors.toUnmodifiableSet());

    private final SegmentStore segments;
    private final MemberStore members;
    private final JudgingDay judging;
    private final JudgingWorker worker;

    WhatChanged(SegmentStore segments, MemberStore members, JudgingDay judging, JudgingWorker worker) {
        this.segments = segments;
        this.members = members;
        this.judging = judging;
        this.worker = worker;
    }

    @EventListener
    void on(OrderChanged order) {
        queue(
                "select o.person_id from customer_order o where o.id = any(:ids)",
                List.of(order.order().value()));
    }

    @EventListener
    void on(OrdersImported run) {
        want(WhatChanged::bought);
    }

    @EventListener
    void on(RatesChanged rates) {
        want(WhatChanged::bought);
    }

    @EventListener
    void on(ScoresRefreshed run) {
        want(leaf -> leaf instanceof Rule.Stands || leaf instanceof Rule.Late);
    }

    @EventListener
    void on(SettingsChanged change) {
        if (change.valueChanged()) want(_ -> true);
    }

    @EventListener
    void on(PostJudged judged) {
        queue(
                "select a.person_id from post x join author a on a.id = x.author_id where x.id = any(:ids)",
                List.of(judged.post()));
    }

    /// Whoever the link was to before has lost it by now, and does not wait longer than a day for it.
    @EventListener
    void on(AuthorsLinked links) {
        queue("""
                select a.person_id from author a where a.id = any(:ids)
                 union
                select l.person_id from author_link l where l.author_id = any(:ids)
                """, links.authors());
    }

    @EventListener
    void on(TimelineChanged lines) {
        if (lines.sources().stream().anyMatch(source -> LINES.contains(source.replaceFirst("-with$", ""))))
            queue("select unnest(cast(:ids as bigint[])) as person_id", lines.people());
    }

    @EventListener
    void on(ConsentsChanged consents) {
        if (consents.people().isEmpty()) want(leaf -> leaf instanceof Rule.Allows);
        else queue("select unnest(cast(:ids as bigint[])) as person_id", consents.people());
    }

    @EventListener
    void on(RecordsChanged changed) {
        if (changed.records().isEmpty()) want(leaf -> leaf instanceof Rule.Has || leaf instanceof Rule.Share);
        else if (changed.kind() == RecordKind.PERSON)
            queue("select unnest(cast(:ids as bigint[])) as person_id", changed.records());
        else if (changed.kind() == RecordKind.ACCOUNT)
            queue("select m.person_id from membership m where m.account_id = any(:ids)", changed.records());
    }

    @EventListener
    void on(PeopleMerged merged) {
        queue("select unnest(cast(:ids as bigint[])) as person_id", merged.people());
    }

    @EventListener
    void on(PeopleParted parted) {
        queue("select unnest(cast(:ids as bigint[])) as person_id", parted.people());
    }

    @EventListener
    void on(PeopleDeleted deleted) {
        members.forget(deleted.people());
    }

    private void queue(String query, Collection<Long> ids) {
        if (members.queue(query, ids)) worker.wake();
    }

    private void want(Predicate<Rule.Leaf> asks) {
        if (!judging.known()) return;
        segments.want(segments.catalogue().all().stream()
                .filter(segment -> segment.rule().leaves().anyMatch(asks))
                .map(segment -> segment.id().value())
                .toList());
    }

    private static boolean bought(Rule.Leaf leaf) {
        return switch (leaf) {
            case Rule.Did(var deed, var _, var _) -> deed.what().priced();
            case Rule.InTurn turn ->
                turn.deeds().stream().anyMatch(deed -> deed.what().priced());
            case Rule.Has _, Rule.Stands _, Rule.Late _, Rule.Present _, Rule.Within _, Rule.Allows _, Rule.Share _ ->
                false;
        };
    }
}

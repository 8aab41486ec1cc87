package io.attune.segments.membership;

import io.attune.platform.jobs.Jobs;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges people shortly after something happened to them, and segments when their clock strikes.
@Component
class Turns {
    private static final int BATCH = 500;
    /// For more people than this it is quicker to judge everybody.
    private static final int MOST = 10_000;

    private final SegmentStore segments;
    private final MemberStore members;
    private final Evaluating evaluating;
    private final Moments moments;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Turns(
            SegmentStore segments,
            MemberStore members,
            Evaluating evaluating,
            Moments moments,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.segments = segments;
        this.members = members;
        this.evaluating = evaluating;
        this.moments = moments;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Works off those who wait for being judged.
    void people() {
        if (!moments.known()) return;
        if (members.moreThan(MOST)) {
            transaction.executeWithoutResult(_ -> {
                members.clearTurns();
                segments.want(segments.catalogue().all().stream()
                        .map(segment -> segment.id().value())
                        .toList());
            });
            return;
        }
        while (Boolean.TRUE.equals(transaction.execute(_ -> batch()))) Thread.onSpinWait();
    }

    /// Starts the job where a segment waits for it.
    void clock() {
        if (!moments.known() || !segments.anyReady()) return;
        transaction.executeWithoutResult(
                _ -> jobs.startOnce(EvaluateSegments.class, new EvaluateSegments.Input(), null));
    }

    private boolean batch() {
        List<Long> people = members.takeTurns(BATCH);
        if (people.isEmpty()) return false;
        evaluating.some(people);
        return people.size() == BATCH;
    }
}

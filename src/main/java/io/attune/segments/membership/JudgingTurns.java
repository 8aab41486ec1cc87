package io.attune.segments.membership;

import io.attune.platform.jobs.Jobs;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges people shortly after something happened to them, and segments when their clock strikes.
@Component
class JudgingTurns {
    private static final int BATCH = 500;
    /// For more people than this it is quicker to judge everybody.
    private static final int MOST = 10_000;

    private final SegmentStore segments;
    private final MemberStore members;
    private final Evaluating evaluating;
    private final JudgingDay judging;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    JudgingTurns(
            SegmentStore segments,
            MemberStore members,
            Evaluating evaluating,
            JudgingDay judging,
            Jobs jobs,
            PlatformTransactionManager transactions) {
        this.segments = segments;
        this.members = members;
        this.evaluating = evaluating;
        this.judging = judging;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Works off those who wait for being judged. Two that do so at the same time share them.
    void people() {
        if (!judging.known()) return;
        boolean more = true;
        while (more) {
            // Asked before each batch: of a large import the first turns may be here long before the last.
            if (members.moreThan(MOST)) {
                transaction.executeWithoutResult(_ -> everybody());
                return;
            }
            more = Boolean.TRUE.equals(transaction.execute(_ -> batch()));
        }
    }

    /// Starts the job where a segment waits for it.
    void clock() {
        if (!judging.known() || !segments.anyReady()) return;
        transaction.executeWithoutResult(
                _ -> jobs.startOnce(EvaluateSegments.class, new EvaluateSegments.Input(), null));
    }

    private void everybody() {
        members.clearTurns();
        segments.want(segments.catalogue().all().stream()
                .map(segment -> segment.id().value())
                .toList());
    }

    private boolean batch() {
        List<Long> turns = members.takeTurns(BATCH);
        if (turns.isEmpty()) return false;
        evaluating.some(Set.copyOf(turns));
        return turns.size() == BATCH;
    }
}

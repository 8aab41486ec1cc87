package io.attune.segments.membership;

import io.attune.platform.security.Viewer;
import io.attune.segments.rules.Judge;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts while somebody writes a rule: exactly where that is quick, else by a sample. Never more than a few at a time,
/// so that it holds up nobody.
@Component
public class Counting {
    private static final int AT_ONCE = 2;
    private static final int TRIES = 4_000;
    private static final String LONGEST = "2500";
    private static final String CANCELLED = "57014";

    private final SegmentStore segments;
    private final SeenStore seen;
    private final FactStore facts;
    private final JudgingDay judging;
    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Counting(
            SegmentStore segments,
            SeenStore seen,
            FactStore facts,
            JudgingDay judging,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.segments = segments;
        this.seen = seen;
        this.facts = facts;
        this.judging = judging;
        this.jdbc = jdbc;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    /// `segment` is the one that the rule is to change, absent for a new one. The viewer may hear of the rule.
    public Preview count(Viewer viewer, Rule rule, @Nullable Segment segment) {
        if (!places.tryAcquire()) return new Preview.Busy();
        try {
            Catalogue catalogue = segments.catalogue();
            Moment moment = judging.now(List.of(rule));
            try {
                return Objects.requireNonNull(snapshot.execute(_ -> exactly(viewer, catalogue, rule, moment, segment)));
            } catch (QueryTimeoutException | UncategorizedSQLException e) {
                if (!cancelled(e)) throw e;
                return about(viewer, catalogue, rule, moment);
            }
        } finally {
            places.release();
        }
    }

    private Preview exactly(Viewer viewer, Catalogue catalogue, Rule rule, Moment moment, @Nullable Segment segment) {
        jdbc.sql("select set_config('statement_timeout', :most, true), set_config('jit', 'off', true),"
                        + " set_config('work_mem', '64MB', true)")
                .param("most", LONGEST)
                .query(_ -> {});
        return seen.count(viewer, catalogue, rule, moment, segment);
    }

    private Preview about(Viewer viewer, Catalogue catalogue, Rule rule, Moment moment) {
        SeenStore.Drawn drawn = seen.drawn(viewer, catalogue, rule, TRIES);
        var judge = new Judge(moment);
        long fit = facts.of(drawn.people(), List.of(rule), moment.zone()).values().stream()
                .filter(person -> judge.holds(rule, person))
                .count();
        return new Preview.About(Math.round(fit * drawn.weight()));
    }

    private static boolean cancelled(Exception e) {
        return e.getCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
    }
}

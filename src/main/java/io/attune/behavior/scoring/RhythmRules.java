package io.attune.behavior.scoring;

import io.attune.behavior.models.Peers;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// By whose rhythm the company judges a customer, and how late is too late.
@Component
public class RhythmRules {
    /// More gaps than anybody has: everybody is judged by others after as many purchases.
    public static final int NEVER_OWN = Integer.MAX_VALUE;

    private final JdbcClient jdbc;
    private final ScoreAgain scoring;
    private final Audit audit;

    RhythmRules(JdbcClient jdbc, ScoreAgain scoring, Audit audit) {
        this.jdbc = jdbc;
        this.scoring = scoring;
        this.audit = audit;
    }

    public RhythmRule current() {
        return read(jdbc);
    }

    /// Everybody is scored by it at once.
    @Transactional
    public void change(RhythmRule rule, UserId who) {
        if (rule.equals(current())) return;
        jdbc.sql("""
                insert into rhythm_rule (own_gaps, tolerance, peers) values (:own_gaps, :tolerance, :peers)
                    on conflict (one) do update
                   set own_gaps = excluded.own_gaps, tolerance = excluded.tolerance, peers = excluded.peers
                """)
                .param("own_gaps", rule.ownGaps() == NEVER_OWN ? null : rule.ownGaps())
                .param("tolerance", rule.tolerance().name())
                .param("peers", rule.peers().name())
                .update();
        audit.record(
                who,
                "tripwires.rule",
                "tripwires",
                Map.of(
                        "ownGaps",
                        Integer.toString(rule.ownGaps()),
                        "tolerance",
                        rule.tolerance().name(),
                        "peers",
                        rule.peers().name()));
        scoring.afterRule();
    }

    static RhythmRule read(JdbcClient jdbc) {
        return jdbc.sql("select own_gaps, tolerance, peers from rhythm_rule")
                .query((row, _) -> {
                    Integer gaps = row.getObject("own_gaps", Integer.class);
                    return new RhythmRule(
                            gaps == null ? NEVER_OWN : gaps,
                            RhythmRule.STANDARD.cohortCases(),
                            Tolerance.valueOf(row.getString("tolerance")),
                            Peers.valueOf(row.getString("peers")));
                })
                .optional()
                .orElse(RhythmRule.STANDARD);
    }
}

package io.attune.identity.duplicates;

import io.attune.platform.database.Rows;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// When everybody was looked at, and what was found.
@Component
class DuplicateRuns {
    private static final int KEPT = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    DuplicateRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DuplicatesPage.Run> last() {
        return jdbc.sql("select * from duplicate_run order by id desc limit 1")
                .query((row, _) -> new DuplicatesPage.Run(
                        Rows.instant(row, "at"),
                        row.getLong("people"),
                        row.getLong("compared"),
                        row.getLong("pairs"),
                        row.getLong("merged")))
                .optional();
    }

    void add(FindDuplicates.Outcome outcome, long compared) {
        jdbc.sql("""
                insert into duplicate_run (at, people, compared, pairs, merged)
                values (:now, :people, :compared, :pairs, :merged)
                """)
                .param("now", Rows.at(clock.instant()))
                .param("people", outcome.people())
                .param("compared", compared)
                .param("pairs", outcome.pairs())
                .param("merged", outcome.merged())
                .update();
        jdbc.sql(
                        "delete from duplicate_run where id not in (select id from duplicate_run order by id desc limit :kept)")
                .param("kept", KEPT)
                .update();
    }
}

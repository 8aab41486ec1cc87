package io.attune.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attune killed just as it puts the new scores in the place of the old.
class KilledScoringTests {
    private static final int CUSTOMERS = 800;

    @Test
    void theScoresOfBeforeStayUntilTheNextStartScoresAnew(@TempDir Path folder) throws Exception {
        try (RunningAttune attune = RunningAttune.withCompany(folder)) {
            attune.bring("orders", "2024.csv", orders(2024));
            attune.await("everybody is scored", "count(*) = " + CUSTOMERS + " from score");
            String before = scores(attune);

            try (Connection holder = attune.connect();
                    var statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                // A run locks this table before it replaces the scores: now it has computed all and stored nothing.
                statement.execute("lock table scoring_run in row exclusive mode");
                attune.bring("orders", "2025.csv", orders(2025));
                attune.await("scoring waits to store", """
                        exists (select from job where kind = 'scoring' and state = 'running' and step = 'storing')
                        """);
                attune.kill();
                holder.rollback();
            }
            attune.await("the orphan has let go", "count(*) = 1 from scoring_run");
            assertThat(scores(attune)).isEqualTo(before);

            attune.startAgain();
            attune.await("scoring is done", """
                    not exists (select from job where state in ('waiting', 'running'))
                     and (select count(*) from scoring_run) >= 2
                    """);
            assertThat(attune.count("select count(*) from score")).isEqualTo(CUSTOMERS);
            assertThat(attune.count("select count(distinct run_id) from score")).isOne();
            assertThat(attune.count("select min(orders) from score")).isEqualTo(4);
            assertThat(scores(attune)).isNotEqualTo(before);
            assertThat(attune.count("select count(*) from job where kind = 'scoring' and state = 'failed'"))
                    .isZero();
            attune.await("everybody who listens has heard", "count(*) = 0 from event_publication");
        }
    }

    private static String scores(RunningAttune attune) {
        return attune.jdbc().sql("""
                select md5(string_agg(s.person_id || ' ' || s.run_id || ' ' || s.value12, ',' order by s.person_id))
                  from score s
                """).query(String.class).single();
    }

    private static String orders(int year) {
        var text = new StringBuilder("order,customer,date,amount\n");
        for (int i = 0; i < CUSTOMERS; i++)
            for (int n = 0; n < 2; n++)
                text.append("%d-%d-%d,K%d,%s,%d.50%n"
                        .formatted(
                                year,
                                i,
                                n,
                                i,
                                LocalDate.of(year, 1, 1).plusDays(i % 150 + n * (20 + i % 60)),
                                i % 80 + 5));
        return text.toString();
    }
}

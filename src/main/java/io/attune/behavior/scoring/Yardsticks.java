package io.attune.behavior.scoring;

import io.attune.behavior.models.Cohorts;
import io.attune.behavior.models.RfmBounds;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Scoring;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what everybody was measured by and gives it back for one more measurement.
@Component
class Yardsticks {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Runs runs;

    Yardsticks(JdbcClient jdbc, JsonMapper json, Runs runs) {
        this.jdbc = jdbc;
        this.json = json;
        this.runs = runs;
    }

    /// All that it takes to score one customer as the run with this number scored everybody.
    record Measure(long run, LocalDate analysisDate, int customers, Scoring scoring, RfmBounds bounds) {}

    void keep(long run, Yardstick yardstick) {
        jdbc.sql("insert into yardstick (run_id, yardstick) values (:run, :yardstick::jsonb)")
                .param("run", run)
                .param("yardstick", json.writeValueAsString(yardstick))
                .update();
    }

    /// As the last run measured; empty before the first one, and where it has kept too little.
    Optional<Measure> last() {
        return runs.last()
                .flatMap(run -> FittedModels.of(run)
                        .flatMap(value -> kept(run.id()).map(yardstick -> {
                            RhythmRule rule = yardstick.rule();
                            var cohorts = new Cohorts(runs.latency(run), yardstick.sources());
                            return new Measure(
                                    run.id(),
                                    run.analysisDate(),
                                    run.customers(),
                                    new Scoring(value, rule, cohorts),
                                    yardstick.bounds());
                        })));
    }

    private Optional<Yardstick> kept(long run) {
        return jdbc.sql("select yardstick from yardstick where run_id = :run")
                .param("run", run)
                .query((row, _) -> json.readValue(row.getString("yardstick"), Yardstick.class))
                .optional();
    }
}

package io.attune.behavior.scoring;

import io.attune.behavior.models.LatencyTable;
import io.attune.behavior.models.ModelNotFitted;
import io.attune.behavior.models.StepLatency;
import io.attune.platform.database.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The runs of scoring that are kept.
@Component
public class Runs {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Runs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The run that the scores of today come from.
    public Optional<ScoringRun> last() {
        return jdbc.sql("""
                select id, analysis_date, finished_at, wishes, customers, repeaters, purchases, margin,
                       buying_model, spend_model, refusals, mean_spend, median_spend, first_year_value
                  from scoring_run
                 order by id desc
                 limit 1
                """).query((row, number) -> run(row)).optional();
    }

    /// Days from each purchase to the next, as of that run.
    public LatencyTable latency(ScoringRun run) {
        List<StepLatency> all = jdbc.sql("""
                select step, cases, mean, median, p75, p90
                  from latency_step
                 where run_id = :run
                 order by step
                """)
                .param("run", run.id())
                .query((row, number) -> step(row))
                .list();
        return new LatencyTable(all.subList(1, all.size()), all.getFirst());
    }

    boolean heeded(LocalDate analysisDate, long wishes) {
        return last().filter(run -> run.analysisDate().equals(analysisDate) && run.wishes() >= wishes)
                .isPresent();
    }

    private ScoringRun run(ResultSet row) throws SQLException {
        return new ScoringRun(
                row.getLong("id"),
                row.getObject("analysis_date", LocalDate.class),
                Rows.instant(row, "finished_at"),
                row.getLong("wishes"),
                row.getInt("customers"),
                row.getInt("repeaters"),
                row.getLong("purchases"),
                row.getBigDecimal("margin"),
                json.readValue(row.getString("buying_model"), ModelReport.class),
                json.readValue(row.getString("spend_model"), ModelReport.class),
                Stream.of((String[]) row.getArray("refusals").getArray())
                        .map(ModelNotFitted.Reason::valueOf)
                        .toList(),
                row.getBigDecimal("mean_spend"),
                row.getBigDecimal("median_spend"),
                row.getBigDecimal("first_year_value"));
    }

    private static StepLatency step(ResultSet row) throws SQLException {
        return new StepLatency(
                row.getInt("step"),
                row.getLong("cases"),
                row.getDouble("mean"),
                row.getDouble("median"),
                row.getDouble("p75"),
                row.getDouble("p90"));
    }
}

package io.attune.behavior.scoring;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.CustomerScore;
import io.attune.behavior.models.ModelNotFitted;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Scores;
import io.attune.behavior.models.StepLatency;
import io.attune.behavior.models.ValueFit;
import io.attune.platform.database.Rows;
import io.attune.platform.jobs.JobRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes a run with its scores; every method belongs into the one transaction of the job.
@Component
class ScoreStore {
    static final int RUNS_KEPT = 30;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;
    private final Clock clock;

    ScoreStore(JdbcClient jdbc, JdbcTemplate template, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
        this.clock = clock;
    }

    /// Writes what the scores are made with. A second run waits here until the first has ended.
    long begin(CustomerBase base, ValueFit fit, BigDecimal margin, long wishes, Instant started) {
        jdbc.sql("lock table scoring_run in share row exclusive mode").update();
        long run = jdbc.sql("""
                insert into scoring_run (
                       analysis_date, started_at, wishes, customers, repeaters, purchases, margin, buying_model,
                       spend_model, refusals, mean_spend, median_spend, first_year_value)
                values (:analysis_date, :started_at, :wishes, :customers, :repeaters, :purchases, :margin,
                       :buying_model::jsonb, :spend_model::jsonb, :refusals, :mean_spend, :median_spend,
                       :first_year_value)
                returning id
                """)
                .param("analysis_date", base.until())
                .param("started_at", Rows.at(started))
                .param("wishes", wishes)
                .param("customers", base.size())
                .param("repeaters", base.repeaters())
                .param("purchases", base.transactions())
                .param("margin", margin)
                .param("buying_model", json.writeValueAsString(ModelReport.buying(fit, base.size())))
                .param("spend_model", json.writeValueAsString(ModelReport.spend(fit, base.size())))
                .param(
                        "refusals",
                        fit.refusals().stream().map(ModelNotFitted.Reason::name).toArray(String[]::new))
                .param("mean_spend", money(meanSpend(base)))
                .param("median_spend", money(base.medianMeanSpend()))
                .param("first_year_value", money(fit.model().firstYearValue()))
                .query(Long.class)
                .single();
        keepLatency(run, base);
        return run;
    }

    /// Puts these scores in the place of all others and says how many customers are later than usual.
    ///
    /// Deleting and copying anew takes a quarter of the time of an upsert, which would write every row and every
    /// index entry as well; whoever looks meanwhile sees the rows of the run before.
    int replace(long run, CustomerBase base, Scores scores, JobRun progress) {
        jdbc.sql("delete from score").update();
        return Objects.requireNonNull(template.execute((ConnectionCallback<Integer>) connection ->
                ScoreCopy.into(connection, run, base, scores::score, done -> progress.progress(done, base.size()))));
    }

    /// Puts the scores of some in the place of theirs; whoever of them has bought nothing has none.
    void replace(long run, List<Long> people, CustomerBase base, LocalDate on, IntFunction<CustomerScore> scores) {
        jdbc.sql("delete from score where person_id = any(:people)")
                .param("people", Rows.ids(people))
                .update();
        template.execute(
                (ConnectionCallback<Integer>) connection -> ScoreCopy.into(connection, run, base, scores, _ -> {}));
        jdbc.sql("""
                update score set scored_on = :day, moved = nextval('score_move') where person_id = any(:people)
                """).param("day", on).param("people", Rows.ids(people)).update();
    }

    /// How often customers were scored one by one so far.
    long moves() {
        return jdbc.sql("select case when is_called then last_value else 0 end from score_move")
                .query(Long.class)
                .single();
    }

    /// Who was scored by what may have been bought after so many moves.
    List<Long> movedSince(long moves) {
        return jdbc.sql("select person_id from score where moved > :moves order by 1")
                .param("moves", moves)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    long moved() {
        return jdbc.sql("select count(*) from score where moved is not null")
                .query(Long.class)
                .single();
    }

    RhythmRule rule() {
        return RhythmRules.read(jdbc);
    }

    void finish(long run) {
        jdbc.sql("update scoring_run set finished_at = :now where id = :run")
                .param("now", Rows.at(clock.instant()))
                .param("run", run)
                .update();
        jdbc.sql("""
                delete from scoring_run
                 where id not in (select id from scoring_run order by id desc limit :kept)
                """).param("kept", RUNS_KEPT).update();
    }

    private void keepLatency(long run, CustomerBase base) {
        List<StepLatency> steps = new ArrayList<>(base.latency().steps());
        steps.addFirst(base.latency().overall());
        jdbc.sql("""
                insert into latency_step (run_id, step, cases, mean, median, p75, p90)
                select :run, step, cases, mean, median, p75, p90
                  from unnest(:steps::int[], :cases::bigint[], :means::float8[], :medians::float8[], :p75s::float8[],
                              :p90s::float8[]) as u(step, cases, mean, median, p75, p90)
                """)
                .param("run", run)
                .param("steps", Rows.column(steps, StepLatency::step, Integer[]::new))
                .param("cases", Rows.column(steps, StepLatency::cases, Long[]::new))
                .param("means", Rows.column(steps, StepLatency::mean, Double[]::new))
                .param("medians", Rows.column(steps, StepLatency::median, Double[]::new))
                .param("p75s", Rows.column(steps, StepLatency::p75, Double[]::new))
                .param("p90s", Rows.column(steps, StepLatency::p90, Double[]::new))
                .update();
    }

    private static double meanSpend(CustomerBase base) {
        if (base.size() == 0) return 0;
        double cents = 0;
        for (int i = 0; i < base.size(); i++) cents += base.summary(i).totalCents();
        return cents / 100 / base.transactions();
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP);
    }
}

package io.attune.behavior.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.behavior.Behavior;
import io.attune.behavior.BehaviorApp;
import io.attune.behavior.ScoresRefreshed;
import io.attune.behavior.Standing;
import io.attune.behavior.figures.FigureKind;
import io.attune.behavior.figures.Figures;
import io.attune.behavior.figures.Judgement;
import io.attune.behavior.figures.LatencyCurves;
import io.attune.behavior.figures.Leaving;
import io.attune.behavior.figures.ValueFields;
import io.attune.behavior.instruments.GridHistory;
import io.attune.behavior.instruments.Stage;
import io.attune.behavior.instruments.ValueMatrix.Field;
import io.attune.behavior.models.BuyingModelKind;
import io.attune.commerce.OrdersImported;
import io.attune.customers.PersonId;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleagues;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/// The job as an application starts it, on a real PostgreSQL, with the CDNOW log that the literature agrees on.
@SpringBootTest(classes = BehaviorApp.class)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(ScoreEverybodyTests.Listening.class)
@DirtiesContext
@Timeout(120)
class ScoreEverybodyTests {
    private static final LocalDate END_OF_CALIBRATION = LocalDate.of(1997, 9, 30);
    private static final LocalDate END = LocalDate.of(1998, 6, 30);

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    CompanySettings settings;

    @Autowired
    Colleagues colleagues;

    @Autowired
    ScoreAgain scoring;

    @Autowired
    Wishes wishes;

    @Autowired
    Patience patience;

    @Autowired
    Runs runs;

    @Autowired
    UsedModels models;

    @Autowired
    Figures figures;

    @Autowired
    Behavior behavior;

    @Autowired
    Listening heard;

    private UserId ines = new UserId(1);

    static class Listening {
        final List<ScoresRefreshed> runs = new CopyOnWriteArrayList<>();

        @EventListener
        void on(ScoresRefreshed run) {
            runs.add(run);
        }
    }

    @BeforeEach
    void cdnow() throws Exception {
        if (settings.exist()) {
            ines = new UserId(
                    jdbc.sql("select min(id) from colleague").query(Long.class).single());
            return;
        }
        BehaviorApp.importCdnow(database);
        ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, "a lamp for every trail");
        settings.begin(company(END_OF_CALIBRATION, ".3"), ines);
        imported();
    }

    @Test
    void anImportScoresEverybodyAsTheLiteratureSays() {
        setTo(END_OF_CALIBRATION, ".3");
        ScoringRun run = runs.last().orElseThrow();
        assertThat(run.customers()).isEqualTo(2357);
        assertThat(run.repeaters()).isEqualTo(946);
        assertThat(run.purchases()).isEqualTo(4814);
        assertThat(run.refusals()).isEmpty();
        assertThat(run.buying().kind()).isEqualTo("bg-nbd");
        assertThat(run.buying().parameters().getFirst().value()).isCloseTo(.242595, within(2e-6));
        assertThat(run.buying().parameters().get(3).value()).isCloseTo(2.425907, within(1e-4));
        assertThat(run.buying().logLikelihood()).isCloseTo(-9582.4292, within(5e-5));
        assertThat(run.spend().parameters().get(1).value()).isCloseTo(3.744224, within(1e-4));
        assertThat(run.spend().logLikelihood()).isCloseTo(-4055.9177, within(5e-5));
        assertThat(count("score")).isEqualTo(2357);
        Standing first = standing(1).orElseThrow();
        assertThat(first.purchases()).isEqualTo(3);
        assertThat(first.alive()).isCloseTo(.72662, within(2e-5));
        assertThat(first.lastPurchase()).isEqualTo("1997-08-02");
        assertThat(first.spent()).isEqualByComparingTo("74.02");
    }

    @Test
    void aValueIsItsPurchasesTimesSpendTimesMargin() {
        setTo(END, ".3");
        assertThat(jdbc.sql("""
                        select count(*) from score
                         where abs(value12 - expected12 * expected_spend * 0.3) > 0.001 + value12 * 0.00001
                            or value12_on_rhythm < value12 or tripped <> (tripwire_on <= '1998-06-30')
                        """).query(Integer.class).single()).isZero();
        assertThat(count("score where tripped")).isPositive();
        assertThat(runs.latency(runs.last().orElseThrow()).steps().getFirst().cases())
                .isEqualTo(1139);
        assertThat(behavior.company().analysisDate()).isEqualTo(END);
        assertThat(behavior.company().medianSpend()).isBetween(new BigDecimal(20), new BigDecimal(35));
        assertThat(behavior.company().firstYearValue()).isPositive();
    }

    @Test
    void figuresOfEverybodyAreKeptByMonth() {
        setTo(END, ".3");
        Figures.Month june = figures.of(YearMonth.of(1998, 6), FigureKind.values());
        assertThat(june.found()).containsOnlyKeys(FigureKind.values());
        GridHistory.Day grid =
                june.get(FigureKind.LIFE_CYCLE, GridHistory.Day.class).orElseThrow();
        assertThat(grid.all()).isEqualTo(2357);
        assertThat(grid.flow(Stage.BEST, Stage.SLIPPING)).isPositive();
        ValueFields matrix = june.get(FigureKind.MATRIX, ValueFields.class).orElseThrow();
        assertThat(matrix.fields().stream().mapToInt(Field::customers).sum()).isEqualTo(2357);
        Judgement judgement = june.get(FigureKind.MODELS, Judgement.class).orElseThrow();
        Judgement.Judged judged = Objects.requireNonNull(judgement.judged());
        assertThat(judged.models())
                .hasSizeGreaterThan(3)
                .allMatch(model -> !model.tracking().isEmpty());
        assertThat(june.get(FigureKind.LATENCY, LatencyCurves.class)
                        .orElseThrow()
                        .steps()
                        .getFirst()
                        .atLast())
                .isBetween(.4, .6);
        Leaving leaving = june.get(FigureKind.LEAVING, Leaving.class).orElseThrow();
        Leaving.Learned learned = Objects.requireNonNull(leaving.learned());
        assertThat(learned.accuracy().auc()).isBetween(.5, 1.0);
        Figures.Month december = figures.of(YearMonth.of(1997, 12), FigureKind.values());
        assertThat(december.found()).containsOnlyKeys(FigureKind.LIFE_CYCLE);
    }

    @Test
    void anotherModelScoresFromTheNextRunOn() {
        setTo(END, ".3");
        try {
            use(new UsedModel.Fixed(BuyingModelKind.PARETO_NBD));
            assertThat(runs.last().orElseThrow().buying().kind()).isEqualTo("pareto-nbd");
            assertThat(runs.last().orElseThrow().buying().parameters()).hasSize(4);
            use(new UsedModel.Best());
            Judgement judgement = figures.of(YearMonth.of(1998, 6), FigureKind.MODELS)
                    .get(FigureKind.MODELS, Judgement.class)
                    .orElseThrow();
            assertThat(runs.last().orElseThrow().buying().kind())
                    .startsWith(judgement.best().label().replace("-k", ""));
        } finally {
            use(new UsedModel.Fixed(BuyingModelKind.BG_NBD));
        }
        assertThat(runs.last().orElseThrow().buying().kind()).isEqualTo("bg-nbd");
    }

    private void use(UsedModel model) {
        assertThat(models.choose(model, ines)).isTrue();
        scoring.asked(ines);
        awaitScores();
    }

    @Test
    void aNewMarginIsANewValueAndTheOthersAreToldOnce() {
        setTo(END, ".3");
        BigDecimal before = standing(1).orElseThrow().value12();
        heard.runs.clear();
        setTo(END, ".6");
        BigDecimal after = standing(1).orElseThrow().value12();
        assertThat(after.doubleValue()).isCloseTo(before.doubleValue() * 2, within(.001));
        assertThat(heard.runs)
                .containsExactly(new ScoresRefreshed(runs.last().orElseThrow().id()));
    }

    @Test
    void aRunThatBreaksLeavesTheScoresOfTheRunBefore() {
        setTo(END, ".3");
        ScoringRun before = runs.last().orElseThrow();
        heard.runs.clear();
        jdbc.sql("""
                create function break() returns trigger language plpgsql as $$
                begin
                    if new.person_id = 2000 then raise exception 'the disk is full'; end if;
                    return new;
                end $$
                """).update();
        jdbc.sql("create trigger break before insert on score for each row execute function break()")
                .update();
        try {
            scoring.asked(ines);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> count("job where kind = 'scoring' and state = 'failed'") > 0 && idle());
            assertThat(runs.last()).contains(before);
            assertThat(count("score where run_id = " + before.id())).isEqualTo(2357);
            assertThat(count("scoring_run where finished_at is null")).isZero();
            assertThat(heard.runs).isEmpty();
        } finally {
            jdbc.sql("drop trigger break on score").update();
            jdbc.sql("drop function break()").update();
        }
        anHourPasses();
        scoring.ifDue();
        awaitScores();
        assertThat(runs.last().orElseThrow().id()).isGreaterThan(before.id());
        assertThat(heard.runs).hasSize(1);
    }

    @Test
    void whoHasNoPurchaseAnyMoreHasNoScore() {
        setTo(END, ".3");
        jdbc.sql("update customer_order set person_id = 1 where person_id = 2357")
                .update();
        imported();
        assertThat(standing(2357)).isEmpty();
        assertThat(count("score")).isEqualTo(2356);
        jdbc.sql("update customer_order set person_id = 2357 where person_id = 1 and order_key::int > 6900")
                .update();
        imported();
        assertThat(count("score")).isEqualTo(2357);
    }

    @Test
    void runsBeyondTheLastThirtyAreForgotten() {
        setTo(END, ".3");
        jdbc.sql("""
                insert into scoring_run (analysis_date, started_at, finished_at, wishes, customers, repeaters, purchases,
                       margin, buying_model, spend_model, mean_spend, median_spend, first_year_value)
                select date '1997-01-01' + n, started_at, finished_at, 0, 0, 0, 0, margin, buying_model, spend_model,
                       0, 0, 0
                  from (select * from scoring_run order by id desc limit 1) r, generate_series(1, 40) n
                """).update();
        imported();
        assertThat(count("scoring_run")).isEqualTo(30);
        assertThat(runs.last().orElseThrow().customers()).isEqualTo(2357);
    }

    @Test
    void afterAFailureTheNextTryWaitsLongerEachTime() {
        setTo(END, ".3");
        jdbc.sql("delete from job where state = 'failed'").update();
        wishes.add();
        failed(2, "5 minutes");
        scoring.ifDue();
        assertThat(idle()).isTrue();
        assertThat(patience.trouble().orElseThrow().times()).isEqualTo(2);

        anHourPasses();
        scoring.ifDue();
        awaitScores();
        assertThat(patience.trouble()).isEmpty();

        failed(9, "1 hour");
        scoring.asked(ines);
        awaitScores();
        assertThat(Patience.pause(1)).isEqualTo(Duration.ofMinutes(10));
        assertThat(Patience.pause(4)).isEqualTo(Duration.ofMinutes(80));
        assertThat(Patience.pause(1_000)).isEqualTo(Duration.ofDays(1));
    }

    private void anHourPasses() {
        jdbc.sql("update job set finished_at = finished_at - interval '1 hour' where state = 'failed'")
                .update();
    }

    private void failed(int times, String ago) {
        jdbc.sql("""
                insert into job (kind, input, once, state, reason, reason_arguments, created_at, finished_at)
                select 'scoring', '{}', false, 'failed', 'job.failure.unexpected', '[1]', now(),
                       now() - cast(:ago as interval)
                  from generate_series(1, :times)
                """).param("ago", ago).param("times", times).update();
    }

    private void setTo(LocalDate analysisDate, String margin) {
        transaction.executeWithoutResult(_ -> settings.change(company(analysisDate, margin), ines));
        awaitScores();
    }

    private void imported() {
        transaction.executeWithoutResult(_ -> events.publishEvent(new OrdersImported(1)));
        awaitScores();
    }

    /// Events are delivered after their transaction, on another thread.
    private void awaitScores() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("event_publication") == 0
                        && runs.heeded(settings.current().analysisDate(java.time.Clock.systemUTC()), wishes.count())
                        && idle());
    }

    private boolean idle() {
        return count("job where state in ('waiting', 'running')") == 0;
    }

    private int count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Integer.class).single();
    }

    private Optional<Standing> standing(long person) {
        var id = new PersonId(person);
        return Optional.ofNullable(behavior.of(List.of(id)).get(id));
    }

    private static Settings company(LocalDate analysisDate, String margin) {
        return new Settings(
                "Lumen",
                Currency.getInstance("USD"),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                new BigDecimal(margin),
                analysisDate,
                Duration.ofHours(24),
                Duration.ofHours(4),
                BigDecimal.TEN,
                StakeSettings.STARTING);
    }
}

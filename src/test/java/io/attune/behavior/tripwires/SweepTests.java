package io.attune.behavior.tripwires;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.behavior.ScoresMoved;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Wires wait in the buckets of their days and fire once.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepTests {
    private final LocalDate last = LocalDate.now(ZoneId.of("Europe/Lisbon")).minusDays(43);
    private final LocalDate early = last.plusDays(31);
    private final LocalDate hard = last.plusDays(41);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    Sweep sweep;

    private long person;

    @BeforeAll
    void company() {
        Lumen.founded(colleagues, settings);
        jdbc.sql("""
                insert into scoring_run (wishes, analysis_date, started_at, finished_at, customers, repeaters, purchases,
                                         margin, buying_model, spend_model, mean_spend, median_spend, first_year_value)
                values (0, :last, now(), now(), 1, 1, 3, 0.3, '{"kind": "own-mean", "parameters": [], "customers": 1}',
                        '{"kind": "own-mean", "parameters": [], "customers": 1}', 100, 100, 60)
                """).param("last", last).update();
    }

    @BeforeEach
    void aCustomerWhoBuysEveryThirtyDays() {
        jdbc.sql("delete from tripwire_firing").update();
        jdbc.sql("delete from score").update();
        person = jdbc.sql("insert into person (name) values ('Ada') returning id")
                .query(Long.class)
                .single();
        armed(person, last);
    }

    @Test
    void firstComesTheEarlyWarningThenTheWireAndThenNothing() {
        assertThat(fire(early.minusDays(1))).isZero();
        assertThat(fire(early)).isOne();
        assertThat(fire(early)).isZero();
        assertThat(tripped()).isFalse();
        assertThat(fire(hard.minusDays(1))).isZero();
        assertThat(fire(hard)).isOne();
        assertThat(tripped()).isTrue();
        assertThat(fire(hard.plusYears(1))).isZero();
        assertThat(firings()).containsExactly("early " + early, "hard " + hard);
        assertThat(jdbc.sql("select value_at_risk from tripwire_firing where stage = 'hard'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(120);
    }

    @Test
    void afterAPauseOnlyTheMoreUrgentOneFires() {
        assertThat(fire(hard.plusDays(9))).isOne();
        assertThat(firings()).containsExactly("hard " + hard);
    }

    @Test
    void whatWasDueLongAgoIsNotToldAnyMore() {
        assertThat(fire(hard.plusDays(31))).isZero();
        assertThat(tripped()).isTrue();
        assertThat(waiting()).isZero();
    }

    @Test
    void aClockThatGoesBackFiresNothingAgain() {
        fire(hard);
        armed(person, last);
        assertThat(fire(early)).as("told already, and more").isZero();
        assertThat(fire(hard)).isZero();
        assertThat(firings()).containsExactly("hard " + hard);
    }

    @Test
    void theNextPurchaseArmsItAgainAndSaysWhoCameBack() {
        fire(hard);
        LocalDate next = hard.plusDays(2);
        armed(person, next);
        transaction.executeWithoutResult(_ -> sweep.on(new ScoresMoved(List.of(person))));
        assertThat(jdbc.sql("select returned_on from tripwire_firing")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(next);
        assertThat(fire(next.plusDays(31))).isOne();
        armed(person, last);
        transaction.executeWithoutResult(_ -> sweep.on(new ScoresMoved(List.of(person))));
        assertThat(jdbc.sql("select count(*) from tripwire_firing where returned_on is not null")
                        .query(Integer.class)
                        .single())
                .as("the order was taken back")
                .isZero();
    }

    @Test
    void bucketsAreReadByTheirIndexAmongManyCustomers() {
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend,
                       recency_days, recency, frequency, monetary, alive, expected12, expected_spend, value12,
                       value12_on_rhythm, tripped, due_on)
                select 1000000 + n, (select max(id) from scoring_run), :last, :last, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1,
                       false, cast(:last as date) + 100 + n % 400
                  from generate_series(1, 20000) n
                """).param("last", last).update();
        jdbc.sql("analyze score").update();
        String plan = String.join(
                "\n",
                jdbc.sql("explain select person_id from score where due_on <= :today for update skip locked")
                        .param("today", hard)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("score_due").doesNotContain("Seq Scan");
        assertThat(fire(hard)).isOne();
    }

    private int fire(LocalDate today) {
        Integer fired = transaction.execute(_ -> sweep.fire(today));
        return fired == null ? -1 : fired;
    }

    private void armed(long whose, LocalDate last) {
        jdbc.sql("delete from score where person_id = :person")
                .param("person", whose)
                .update();
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend,
                       recency_days, recency, frequency, monetary, alive, expected12, expected_spend, value12,
                       value12_on_rhythm, latency_days, latency_from, expected_on, tripwire_on, tripped, early_on, due_on)
                values (:person, (select max(id) from scoring_run), :last, :last, 4, 4, 400, 100, 0, 5, 5, 5, .9, 4, 100, 100,
                        120, 30, 'own', :last + 30, :last + 41, false, :last + 31, :last + 31)
                """).param("person", whose).param("last", last).update();
    }

    private boolean tripped() {
        return jdbc.sql("select tripped from score where person_id = :person")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from score where due_on is not null")
                .query(Integer.class)
                .single();
    }

    private List<String> firings() {
        return jdbc.sql("select stage || ' ' || fired_on from tripwire_firing order by id")
                .query((row, _) -> row.getString(1))
                .list();
    }
}

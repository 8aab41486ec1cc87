package io.attune.behavior.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.behavior.models.Peers;
import io.attune.behavior.models.RhythmRule;
import io.attune.behavior.models.Tolerance;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One customer scored at once is that customer scored with everybody, whatever happened to their orders.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreSomeTests {
    private static final int PEOPLE = 80;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    ScoreAgain scoring;

    @Autowired
    ScoreSome some;

    @Autowired
    ScoreStore store;

    @Autowired
    Wishes wishes;

    @Autowired
    RhythmRules rules;

    @Autowired
    Runs runs;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Lisbon"));
    private final Random random = new Random(4);
    private UserId ines = new UserId(0);
    private List<Long> people = List.of();

    @BeforeAll
    void scored() {
        ines = Lumen.founded(colleagues, settings);
        jdbc.sql("""
                insert into person (name, source)
                select 'Person ' || n, case when n <= 40 then 'friend' when n <= 76 then ' market' when n <= 78 then 'fair' end
                  from generate_series(1, :people) n
                """).param("people", PEOPLE).update();
        people = jdbc.sql("select id from person order by id")
                .query((row, _) -> row.getLong(1))
                .list();
        for (Long person : people) for (int n = random.nextInt(9); n >= 0; n--) order(person, random.nextInt(700), 50);
        everybody();
    }

    @Test
    void whatHappensToOrdersMovesTheScoreAsReadingThemAllWould() {
        movesAsReadingThemAllWould();
    }

    /// Friends come back in half the time: which others a newcomer is judged by makes a difference.
    @Test
    void soItDoesWhereTheSourceIsTheYardstick() {
        jdbc.sql("""
                update customer_order o set ordered_on = :today - (:today - ordered_on) / 2
                  from person p where p.id = o.person_id and p.source = 'friend' and ordered_on < :today
                """).param("today", today).update();
        rules.change(new RhythmRule(4, 20, Tolerance.SPREAD, Peers.SOURCE), ines);
        try {
            everybody();
            assertThat(judgedBy("friend")).contains("source").doesNotContain("cohort");
            assertThat(judgedBy("market")).contains("source");
            assertThat(judgedBy("fair")).as("two are too few to go by").doesNotContain("source");
            movesAsReadingThemAllWould();
        } finally {
            rules.change(RhythmRule.STANDARD, ines);
            everybody();
        }
        assertThat(judgedBy("friend")).contains("cohort").doesNotContain("source");
    }

    /// Of those with few purchases, so that the step has cases enough.
    private List<String> judgedBy(String source) {
        return jdbc.sql("""
                        select distinct s.latency_from from score s join person p on p.id = s.person_id
                         where btrim(p.source) = :source and s.purchases <= 2
                        """)
                .param("source", source)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void movesAsReadingThemAllWould() {
        List<String> run = rows();
        again(people, null);
        assertThat(rows()).as("nobody has bought since the run").isEqualTo(run);
        for (int n = 0; n < 150; n++) {
            long person = people.get(random.nextInt(PEOPLE));
            LocalDate since = something(person);
            if (since == null)
                again(
                        jdbc.sql("select id from person")
                                .query((row, _) -> row.getLong(1))
                                .list(),
                        null);
            else again(List.of(person), since);
            if (n % 10 != 9) continue;
            List<String> moved = rows();
            again(people, null);
            assertThat(rows()).as("after %d changes", n + 1).isEqualTo(moved);
        }
        assertThat(store.moves()).isPositive();
    }

    @Test
    void whoeverBuysWhileEverybodyIsReadKeepsThatPurchase() {
        long moves = store.moves();
        order(people.getFirst(), 0, 70);
        again(List.of(people.getFirst()), today);
        assertThat(store.movedSince(moves)).contains(survivor(people.getFirst()));
        everybody();
        assertThat(store.movedSince(0)).as("a run measures everybody").isEmpty();
    }

    @Test
    void aMoveThatBreaksLeavesTheScoreAndCanBeMadeAgain() {
        long person = survivor(people.get(1));
        List<String> before = rows();
        jdbc.sql("""
                create function break_move() returns trigger language plpgsql as $$
                begin raise exception 'the disk is full'; end $$
                """).update();
        jdbc.sql("create trigger break_move before insert on score for each row execute function break_move()")
                .update();
        order(person, 0, 99);
        try {
            assertThatThrownBy(() -> again(List.of(person), today)).isInstanceOf(DataAccessException.class);
            assertThat(rows()).isEqualTo(before);
        } finally {
            jdbc.sql("drop trigger break_move on score").update();
            jdbc.sql("drop function break_move()").update();
        }
        again(List.of(person), today);
        List<String> once = rows();
        assertThat(once).isNotEqualTo(before);
        again(List.of(person), today);
        assertThat(rows()).as("an event that is heard twice").isEqualTo(once);
    }

    @Test
    void severalOrdersOfOneCustomerAtOnceAllCount() {
        long person = survivor(people.get(2));
        int before = purchases(person);
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < 8; n++) {
            int cents = n;
            threads.add(Thread.ofVirtual().start(() -> {
                order(person, 0, cents);
                again(List.of(person), today);
            }));
        }
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(purchases(person)).isEqualTo(before + 8);
    }

    @Test
    void beforeTheFirstRunAnOrderAsksForOne() {
        List<String> kept = jdbc.sql("delete from yardstick returning run_id || '|' || yardstick")
                .query((row, _) -> row.getString(1))
                .list();
        try {
            assertThat(some.again(List.of(people.getFirst()), today)).isFalse();
        } finally {
            for (String one : kept)
                jdbc.sql("insert into yardstick values (:run, :yardstick::jsonb)")
                        .param("run", Long.parseLong(one.substring(0, one.indexOf('|'))))
                        .param("yardstick", one.substring(one.indexOf('|') + 1))
                        .update();
        }
    }

    /// The day before which nothing of this person changed; null where somebody is somebody else now.
    private @Nullable LocalDate something(long person) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> order(person, 0, random.nextInt(200));
            case 2 -> order(person, random.nextInt(700), random.nextInt(200));
            case 3 -> order(person, random.nextInt(5), -random.nextInt(20));
            case 4 -> order(person, -random.nextInt(5), 30);
            case 5 -> touched(person, "delete from customer_order where id = :order");
            case 6 ->
                touched(person, "update customer_order set refunded = amount / 2 where id = :order and amount > 0");
            case 7 -> touched(person, "update customer_order set status = 'returned' where id = :order");
            default -> merged(person);
        };
    }

    private @Nullable LocalDate merged(long person) {
        if (jdbc.sql("update person set merged_into = null where id = :id and merged_into is not null")
                        .param("id", person)
                        .update()
                == 1) return null;
        jdbc.sql("""
                update person set merged_into = :into
                 where id = :id and :into <> :id
                   and not exists (select from person o where o.merged_into = :id or o.id = :into and o.merged_into is not null)
                """).param("id", person).param("into", people.getFirst()).update();
        jdbc.sql("delete from score where person_id in (select id from person where merged_into is not null)")
                .update();
        return null;
    }

    private LocalDate touched(long person, String sql) {
        var order = jdbc.sql("select id, ordered_on from customer_order where person_id = :person")
                .param("person", person)
                .query((row, _) -> Map.entry(row.getLong(1), row.getObject(2, LocalDate.class)))
                .list();
        if (order.isEmpty()) return order(person, 3, 10);
        var one = order.get(random.nextInt(order.size()));
        jdbc.sql(sql).param("order", one.getKey()).update();
        return one.getValue();
    }

    private LocalDate order(long person, int daysAgo, int amount) {
        LocalDate day = today.minusDays(daysAgo);
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                values (gen_random_uuid()::text, :person, :day, :day, :amount, 'EUR')
                """)
                .param("person", person)
                .param("day", day)
                .param("amount", amount)
                .update();
        return day;
    }

    private void again(List<Long> whom, @Nullable LocalDate since) {
        transaction.executeWithoutResult(
                _ -> assertThat(some.again(whom, since)).isTrue());
    }

    private long survivor(long person) {
        return jdbc.sql("select coalesce(merged_into, id) from person where id = :id")
                .param("id", person)
                .query(Long.class)
                .single();
    }

    private int purchases(long person) {
        return jdbc.sql("select orders from score where person_id = :id")
                .param("id", person)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /// All that is kept of everybody, but when it was.
    private List<String> rows() {
        return jdbc.sql("select (to_jsonb(s) - 'moved' - 'scored_on')::text from score s order by person_id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void everybody() {
        scoring.asked(ines);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> runs.heeded(today, wishes.count())
                        && jdbc.sql("select count(*) from job where state in ('waiting', 'running')")
                                        .query(Integer.class)
                                        .single()
                                == 0);
    }
}

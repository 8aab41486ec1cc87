package io.attune.segments.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.segments.rules.Facts;
import io.attune.segments.rules.Judge;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.NextChange;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleReader;
import io.attune.segments.rules.RuleWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A rule means the same in SQL and over one person's facts, whatever the world and whatever the rule.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoEnginesTests {
    private static final int WORLDS = 25;
    private static final int RULES = 24;
    private static final List<Long> EVERYBODY =
            LongStream.rangeClosed(1, RandomWorld.PEOPLE).boxed().toList();

    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.migrated());
    private final FactStore facts = new FactStore(jdbc);

    @BeforeAll
    void settle() {
        jdbc.sql("""
                insert into company_settings values (
                    1, 'Lumen', 'EUR', :zone, 'en', 0.3, null, 60, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, now())
                """).param("zone", RandomWorld.ZONE.getId()).update();
        RandomWorld.settle(jdbc);
    }

    @Test
    void bothNameTheSamePeople() {
        int some = 0;
        for (int world = 0; world < WORLDS; world++) {
            new RandomWorld(jdbc, world).make();
            var rules = new RandomRules(world);
            for (int n = 0; n < RULES; n++) {
                Rule rule = rules.any(n % 5);
                Moment moment = moment(rule, RandomWorld.TODAY, RandomWorld.NOW);
                Set<Long> judged = judged(rule, moment);
                assertThat(selected(rule, moment))
                        .as("world %d, rule %s", world, RuleWriter.write(rule))
                        .isEqualTo(judged);
                if (!judged.isEmpty() && judged.size() < 20) some++;
            }
        }
        assertThat(some).as("rules that tell people apart").isGreaterThan(WORLDS * RULES / 3);
    }

    @Test
    void eachKindOfLeafNamesTheSamePeople() {
        new RandomWorld(jdbc, 4_711).make();
        var rules = new RandomRules(4_711);
        for (int n = 0; n < 300; n++) namesTheSamePeople(rules.leaf());
    }

    @Test
    void theSameThingInSeveralWindowsNamesTheSamePeople() {
        new RandomWorld(jdbc, 815).make();
        var rules = new RandomRules(815);
        int found = 0;
        for (int n = 0; n < 200; n++) if (!namesTheSamePeople(rules.again()).isEmpty()) found++;
        assertThat(found).isGreaterThan(20);
    }

    private Set<Long> namesTheSamePeople(Rule rule) {
        Moment moment = moment(rule, RandomWorld.TODAY, RandomWorld.NOW);
        Set<Long> judged = judged(rule, moment);
        assertThat(selected(rule, moment)).as("%s", RuleWriter.write(rule)).isEqualTo(judged);
        return judged;
    }

    @Test
    void nobodyComesOrGoesByTheClockBeforeItIsSaid() {
        for (int world = 100; world < 120; world++) {
            new RandomWorld(jdbc, world).make();
            var rules = new RandomRules(world);
            for (int n = 0; n < 6; n++) changesNotBeforeSaid(world, rules.any(n % 3));
        }
    }

    private void changesNotBeforeSaid(int world, Rule rule) {
        Moment now = moment(rule, RandomWorld.TODAY, RandomWorld.NOW);
        Set<Long> before = selected(rule, now);
        Optional<Instant> edge = new MemberStore(jdbc).edge(rule, now);
        Optional<Instant> next = known(List.of(rule)).values().stream()
                .flatMap(person -> NextChange.of(rule, person, now).stream())
                .filter(at -> at.isAfter(now.now()))
                .min(Instant::compareTo);
        for (int half = 1; half <= 16; half++) {
            Instant then = RandomWorld.NOW.plusSeconds(43_200L * half);
            LocalDate day = then.atZone(RandomWorld.ZONE).toLocalDate();
            Moment later = moment(rule, day, then);
            if (selected(rule, later).equals(before)) continue;
            String rightly = "world " + world + ", " + then + ", rule " + RuleWriter.write(rule);
            assertThat(edge)
                    .as("SQL, " + rightly)
                    .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(then));
            assertThat(next)
                    .as("facts, " + rightly)
                    .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(then));
            return;
        }
    }

    @Test
    void everyRuleIsReadAsItWasWritten() {
        var rules = new RandomRules(1);
        for (int n = 0; n < 2_000; n++) {
            Rule rule = rules.any(n % 5);
            Rule read = RuleReader.read(RuleWriter.write(rule));
            assertThat(RuleWriter.write(read)).isEqualTo(RuleWriter.write(rule));
        }
    }

    @Test
    void twoHundredLeavesWork() {
        new RandomWorld(jdbc, 7).make();
        var rules = new RandomRules(7);
        var parts = new ArrayList<Rule>();
        for (int n = 0; n < 50; n++)
            parts.add(new Rule.Any(List.of(
                    rules.leaf(), rules.leaf(), new Rule.Not(rules.leaf()), new Rule.All(List.of(rules.leaf())))));
        Rule rule = new Rule.All(parts);
        assertThat(rule.leaves()).hasSize(200);
        RuleReader.read(RuleWriter.write(rule));
        Moment moment = moment(rule, RandomWorld.TODAY, RandomWorld.NOW);
        assertThat(selected(rule, moment)).isEqualTo(judged(rule, moment));
    }

    private Set<Long> selected(Rule rule, Moment moment) {
        Compiled compiled = Compiler.compile(rule, moment);
        return new TreeSet<>(jdbc.sql(compiled.sql())
                .params(compiled.parameters())
                .query(Long.class)
                .list());
    }

    private Set<Long> judged(Rule rule, Moment moment) {
        var judge = new Judge(moment);
        var found = new TreeSet<Long>();
        known(List.of(rule)).forEach((id, person) -> {
            if (judge.holds(rule, person)) found.add(id);
            assertThat(judge.why(rule, person).holds()).isEqualTo(judge.holds(rule, person));
        });
        return found;
    }

    private Map<Long, Facts> known(Collection<Rule> rules) {
        return facts.of(EVERYBODY, rules, RandomWorld.ZONE);
    }

    private Moment moment(Rule rule, LocalDate today, Instant now) {
        var texts = new HashSet<String>();
        rule.leaves().forEach(leaf -> {
            if (leaf instanceof Rule.Has(var _, var test)) test.texts().forEach(texts::add);
        });
        return new Moment(today, now, RandomWorld.ZONE, facts.folded(texts));
    }
}

package io.attune.behavior.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.behavior.figures.Likeness;
import io.attune.behavior.lookalikes.LookAlike;
import io.attune.behavior.scoring.Runs;
import io.attune.customers.PersonId;
import io.attune.platform.security.Grant;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whether a customer behaves as those did who left, on their own page.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LikenessTests {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    /// Complained ten days ago and buys; no complaint, and buys as often; silent since five weeks.
    private static final PersonId UPSET = new PersonId(23);

    private static final PersonId CALM = new PersonId(31);
    private static final PersonId GONE = new PersonId(8);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    Likeness likeness;

    @Autowired
    Runs runs;

    private UserId ines = new UserId(0);

    /// Of 600 regular buyers an eighth leaves in September and an eighth in October, most of them after a complaint;
    /// some complain and stay.
    @BeforeAll
    void scored() {
        ines = Lumen.founded(colleagues, settings);
        jdbc.sql(
                        "insert into person (id, name) overriding system value select n, 'Person ' || n from generate_series(1, 600) n")
                .update();
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select p.id || '|' || k, p.id, day, day, 40 + (p.id * 7 + k * 13) % 30, 'EUR'
                  from person p, generate_series(0, 6 + (p.id % 7 * 2)::int) k,
                       lateral (select case p.id % 8 when 0 then date '2026-10-15' when 4 then date '2026-09-15'
                                                     else date '2026-11-20' end
                                       - (p.id % 9)::int - k * (12 + p.id % 9)::int as day) d
                """).update();
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text, labels)
                select 'post', p.id, p.id, day + time '12:00', 'post.in', 'broken', '{intent.complaint}'
                  from person p,
                       lateral (select case when p.id % 8 = 0 and p.id % 3 > 0 then date '2026-10-01'
                                            when p.id % 8 = 4 and p.id % 3 > 0 then date '2026-09-01'
                                            when p.id % 11 = 1 then date '2026-11-10'
                                            when p.id % 5 = 2 then date '2026-08-25' end as day) d
                 where day is not null
                """).update();
        Settings own = settings.current();
        settings.change(
                new Settings(
                        own.company(),
                        own.currency(),
                        own.zone(),
                        own.language(),
                        own.margin(),
                        DAY,
                        own.deadline(),
                        own.cancellationDeadline(),
                        own.urgentStake(),
                        own.stake()),
                ines);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("select count(*) from behavior_figure where kind = 'leaving'")
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    @Test
    void whoComplainedIsLikelierToLeaveThanWhoBuysAsOften() {
        LookAlike upset = told(all(), UPSET);
        LookAlike calm = told(all(), CALM);
        assertThat(upset.chance()).isGreaterThan(calm.chance() + .1);
        assertThat(upset.reasons())
                .extracting(reason -> reason.feature().code())
                .contains("event:complaint");
        assertThat(calm.reasons()).extracting(reason -> reason.feature().code()).doesNotContain("event:complaint");
    }

    @Test
    void whoMayNotSeeConversationsIsNotToldOfThem() {
        Grants grants = Grants.everything().with(Kind.CONVERSATIONS, new Grant(Scope.NONE, Scope.NONE));
        var deaf = new Viewer(ines, "Inês", Role.AGENT, Set.of(), grants, Locale.ENGLISH, ZoneOffset.UTC);
        LookAlike upset = told(deaf, UPSET);
        assertThat(upset.chance()).isEqualTo(told(all(), UPSET).chance());
        assertThat(upset.reasons())
                .extracting(reason -> reason.feature().code())
                .doesNotContain("event:complaint");
        assertThat(upset.nearest())
                .satisfiesAnyOf(
                        nearest -> assertThat(nearest).isNull(),
                        nearest -> assertThat(nearest)
                                .extracting(pattern -> pattern.feature().event())
                                .isEqualTo(""));
    }

    @Test
    void thePageSaysItInWords() {
        Browser browser = signedIn();
        assertThat(browser.open("/people/" + UPSET.value() + "/outlook").text())
                .contains("Like those who left?", "Chance not to order within", "Had a complaint lately", "Who stayed");
        assertThat(browser.open("/people/" + CALM.value() + "/outlook").text())
                .contains("Like those who left?")
                .doesNotContain("complaint lately");
        assertThat(browser.open("/people/" + GONE.value() + "/outlook").text()).contains("counts as gone");
    }

    @Test
    void aWayOfLeavingListsThoseOfToday() {
        Browser browser = signedIn();
        var links = browser.open("/behavior").document().select("#leaving .bars a");
        assertThat(links.eachText()).contains("Had a complaint lately");
        for (var link : links) {
            var list = browser.open(link.attr("href"));
            assertThat(list.status()).as(link.attr("href")).isEqualTo(200);
            assertThat(list.document().select("table.rows tbody tr"))
                    .as(link.attr("href"))
                    .isNotEmpty();
            assertThat(list.text()).as("silent for longer than counts as gone").doesNotContain("Person 8 ");
        }
    }

    /// Everybody bought an odd number of times, seven times at least.
    @Test
    void aStepOfLatencyListsWhoStandsThere() {
        Browser browser = signedIn();
        var steps = browser.open("/behavior").document().select("#latency tbody a");
        assertThat(steps).hasSize(8);
        assertThat(rows(browser, steps.get(5).attr("href"))).isZero();
        assertThat(rows(browser, steps.get(6).attr("href"))).isPositive();
    }

    private static int rows(Browser browser, String list) {
        return browser.open(list).document().select("table.rows tbody tr").size();
    }

    @Test
    void figuresOfAnOlderVersionTellNothing() {
        String found = jdbc.sql("select found from behavior_figure where kind = 'leaving'")
                .query(String.class)
                .single();
        jdbc.sql("update behavior_figure set found = found #- '{learned,resemblance}' where kind = 'leaving'")
                .update();
        var run = runs.last().orElseThrow();
        assertThat(likeness.of(all(), UPSET, run.analysisDate(), runs.latency(run), DAY))
                .isEmpty();
        jdbc.sql("update behavior_figure set found = :found::jsonb where kind = 'leaving'")
                .param("found", found)
                .update();
    }

    private Browser signedIn() {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }

    private Viewer all() {
        return new Viewer(ines, "Inês", Role.ADMIN, Set.of(), Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private LookAlike told(Viewer viewer, PersonId person) {
        var run = runs.last().orElseThrow();
        return likeness.of(viewer, person, run.analysisDate(), runs.latency(run), DAY)
                .map(Likeness.Told::who)
                .orElseThrow();
    }
}

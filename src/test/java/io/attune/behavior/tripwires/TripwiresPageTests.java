package io.attune.behavior.tripwires;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.WholeAttune;
import io.attune.commerce.OrdersImported;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// From orders to who tripped, what to do, and a task for it.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TripwiresPageTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private Browser ines = new Browser(0);

    /// Ada's wire tripped three days ago, Bo is late since yesterday, Cleo has tripped forty days ago, all others buy.
    @BeforeAll
    void scored() {
        Lumen.founded(colleagues, settings);
        ines = new Browser(port);
        ines.submit(ines.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        assertThat(ines.open("/tripwires").text()).contains("Nobody has tripped yet");
        jdbc.sql("""
                insert into person (name)
                select coalesce((array['Ada Lind', 'Bo Ek', 'Cleo Roy'])[n], 'Person ' || n) from generate_series(1, 20) n
                """).update();
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select p.id || '|' || n, p.id, day, day, 40 + p.id % 7 * 9 + n, 'EUR'
                  from person p, generate_series(0, 6) n,
                       lateral (select (now() at time zone 'Europe/Lisbon')::date - n * 30 - n % 2 * 4
                                       - case p.name when 'Ada Lind' then 38 when 'Bo Ek' then 32 when 'Cleo Roy' then 75
                                              else 3 end as day) d
                """).update();
        transaction.executeWithoutResult(_ -> events.publishEvent(new OrdersImported(1)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from score") == 20
                        && number("select count(*) from job where state in ('waiting', 'running')") == 0);
    }

    @Test
    void whoTrippedThisWeekIsListedWithWhatIsAtRisk() {
        var page = ines.open("/tripwires");
        assertThat(page.text())
                .contains("Ada Lind", "Bo Ek", "Early warning", "Tripwire", "Value at risk")
                .doesNotContain("Cleo Roy", "Person 7");
        assertThat(page.document().select(".facts b").get(1).text()).isEqualTo("1");
        assertThat(page.document().select(".facts b").get(2).text()).isEqualTo("1");
        assertThat(page.document().select("[style]")).isEmpty();
        assertThat(ines.open("/tripwires?f=stage~is~hard").text())
                .contains("Ada Lind")
                .doesNotContain("Bo Ek");
        assertThat(ines.open("/behavior").text()).contains("Cleo Roy");
        assertThat(number("select count(*) from tripwire_firing f join person p on p.id = f.person_id"
                        + " where p.name = 'Cleo Roy'"))
                .as("long ago")
                .isZero();
    }

    @Test
    void besideTheListStandsWhatToDoAndATaskIsOneClick() {
        long firing = number("select f.id from tripwire_firing f join person p on p.id = f.person_id"
                + " where p.name = 'Ada Lind'");
        var sheet = ines.open("/tripwires/" + firing + "/sheet");
        assertThat(sheet.text()).contains("Ada Lind", "Call or write in person today", "Value");
        ines.submit(sheet, "/tasks");
        long late = number("select (now() at time zone 'Europe/Lisbon')::date - expected_on from tripwire_firing"
                + " where id = " + firing);
        assertThat(jdbc.sql("select title from task").query(String.class).single())
                .startsWith("Call Ada Lind: " + late + " ")
                .endsWith("later than usual");
        assertThat(ines.open("/tripwires/" + firing).text()).contains("Ada Lind", "The tripwire tripped on");
        assertThat(ines.get("/tripwires/999999/sheet").status()).isEqualTo(404);
    }

    @Test
    void aPersonsPageSaysWhatAnOrderTodayWouldChange() {
        long ada = number("select id from person where name = 'Ada Lind'");
        var page = ines.open("/people/" + ada + "/outlook");
        assertThat(page.text())
                .contains("What if they order today", "As it stands", "After an order today", "Buys within", "%");
        assertThat(page.document().select("svg.chances line")).hasSizeGreaterThan(100);
        assertThat(number("select count(*) from score where moved is not null"))
                .as("only asked")
                .isZero();
        assertThat(ines.get("/people/999999/outlook").status()).isEqualTo(404);
    }

    @Test
    void aBrowserGoesFromTheListToWhatToDoAndToAnOrderToday() {
        try (var visitor = Visitor.of(port)) {
            visitor.signIn("ines@lumen.example");
            var page = visitor.page();
            page.navigate("/inbox");
            page.keyboard().press("g");
            page.keyboard().press("w");
            page.waitForURL("**/tripwires");
            assertThat(visitor.barriers()).isEmpty();
            visitor.dark();
            visitor.phone();
            assertThat(visitor.poorContrasts()).isEmpty();
            page.locator("tr", new Page.LocatorOptions().setHasText("Ada Lind"))
                    .locator(".peek")
                    .click();
            assertThat(page.locator("#sheet-body"))
                    .containsText(Pattern.compile("What to do", Pattern.CASE_INSENSITIVE));
            assertThat(visitor.barriers()).isEmpty();
            visitor.desk();
            page.locator("#sheet-body a.btn-primary").click();
            page.getByText("What if they order today?").click();
            assertThat(page.locator("svg.chances")).isVisible();
            assertThat(page).hasURL(Pattern.compile("/people/\\d+$"));
            assertThat(visitor.barriers()).isEmpty();
            visitor.assertNothingComplained();
        }
    }

    @Test
    void theRuleIsTheCompanysAndEverybodyIsScoredByIt() {
        long run = number("select max(id) from scoring_run");
        var form = ines.open("/settings/rhythm");
        assertThat(form.document().select("input[name=own][value=3]").hasAttr("checked"))
                .isTrue();
        ines.submit(form, "/settings/rhythm", "own", "0", "others", "source", "late", "mean");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("select max(id) from scoring_run") > run
                        && number("select count(*) from job where state in ('waiting', 'running')") == 0);
        assertThat(number("select count(*) from score where latency_from = 'own'"))
                .isZero();
        assertThat(ines.open("/settings/rhythm")
                        .document()
                        .select("input[name=others][value=source]")
                        .hasAttr("checked"))
                .isTrue();
        assertThat(number("select count(*) from score where early_on <> tripwire_on"))
                .isZero();
        ines.submit(
                ines.open("/settings/rhythm"), "/settings/rhythm", "own", "3", "others", "everybody", "late", "spread");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from score where latency_from = 'own'") == 20
                        && number("select count(*) from job where state in ('waiting', 'running')") == 0);
        assertThat(number("select count(*) from tripwire_firing where stage = 'hard'"))
                .as("what the other rule has told stays told, and nothing twice")
                .isEqualTo(number("select count(distinct person_id) from tripwire_firing where stage = 'hard'"));
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).optional().orElse(0L);
    }
}

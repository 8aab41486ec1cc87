package io.attune.behavior.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.behavior.BehaviorApp;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// The page of behavior as an analyst meets it: empty, asked to score, scored.
@SpringBootTest(classes = BehaviorApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
@Timeout(120)
class OverviewTests {
    private static final String PASSWORD = "a lamp for every trail";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Test
    void everybodyIsScoredOnDemandAndTheLateAreNamed() throws Exception {
        var ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, PASSWORD);
        colleagues.create("Tom Weber", "tom@lumen.example", Role.AGENT, PASSWORD);
        settings.begin(lumen(), ines);
        signIn("ines@lumen.example");
        assertThat(open("/behavior").text()).contains("Nobody has been scored yet", "Import orders");

        sell();
        Document asked = Jsoup.parse(
                post("/behavior/runs", "_csrf=" + token(open("/behavior"))).body());
        assertThat(asked.text()).contains("Everybody is being scored again");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> open("/behavior").text().contains("from 12 customers")
                        && !open("/behavior").select("#leaving").isEmpty());

        Document page = open("/behavior");
        assertThat(page.text())
                .contains("as of Nov 21, 2026, from 12 customers and 78 purchases", "Gamma-Gamma p", "1 to 2")
                .contains("Own rate, drawn towards that of all", "These purchases have no likeliest model");
        assertThat(page.select("a[href=/people/1]").text()).isEqualTo("Person 1");
        assertThat(page.select("a[href=/people/2]")).isEmpty();
        assertThat(page.select("#rfm td b")).hasSize(25);
        assertThat(page.select("#life-cycle table.life td b")).hasSize(30);
        assertThat(sum(page, "#rfm td b")).isEqualTo(12);
        assertThat(sum(page, "#life-cycle table.life td b")).isEqualTo(12);
        assertThat(sum(page, "#life-cycle table.moves td")).isEqualTo(12);
        assertThat(sum(page, "#matrix li p b")).isEqualTo(12);
        assertThat(page.select("#latency polyline")).hasSize(4);
        assertThat(page.select("#hurdles .smalls li")).hasSize(2);
        assertThat(page.select("#sources").text()).contains("not known yet where customers came from");
        assertThat(page.select("#friction").text()).contains("No post, late delivery, return or claim");
        assertThat(page.select("#leaving").text()).contains("Too few customers have left");
        assertThat(page.select("section.fig .means").eachText())
                .hasSizeGreaterThan(7)
                .allMatch(two -> two.length() > 60);
        assertThat(page.select("#life-cycle td a").eachAttr("href"))
                .contains("/behavior/customers?f=purchases~from~8&f=silent~to~30&sort=-value");
        Document october = open("/behavior?month=2026-10");
        assertThat(october.text()).contains("This is how things stood at the end of October 2026");
        assertThat(sum(october, "#life-cycle table.life td b")).isBetween(1L, 12L);
        assertThat(october.select("#life-cycle a, #tripped, #rfm")).isEmpty();
        assertThat(page.select("[style]")).isEmpty();
        assertThat(page.select("nav a[href=/behavior].on")).isNotEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'scoring.asked'")
                        .query(Integer.class)
                        .single())
                .isOne();

        jdbc.sql("""
                insert into job (kind, input, once, state, reason, reason_arguments, created_at, finished_at)
                select 'scoring', '{}', false, 'failed', 'job.failure.unexpected', '[1]', now(), now()
                  from generate_series(1, 3)
                """).update();
        Document troubled = open("/behavior");
        assertThat(troubled.select("[role=alert]").text()).contains("Scoring failed 3 times in a row");
        String why = troubled.select("[role=alert] a").attr("href");
        assertThat(open(why).text()).contains("Scor");

        Document models = open("/behavior/model");
        assertThat(models.text())
                .contains("In use: Own rate, drawn towards that of all", "These purchases have no likeliest model");
        assertThat(models.select("select[name=model] option[selected]").text()).startsWith("BG/NBD");
        post("/behavior/model/use", "model=pareto-nbd&_csrf=" + token(models));
        assertThat(open("/behavior/model")
                        .select("select[name=model] option[selected]")
                        .text())
                .startsWith("Pareto/NBD");
        assertThat(jdbc.sql("select details ->> 'model' from audit_entry where action = 'model.chosen'")
                        .query(String.class)
                        .single())
                .isEqualTo("bg-nbd → pareto-nbd");

        signIn("tom@lumen.example");
        assertThat(get("/behavior").statusCode()).isEqualTo(403);
        assertThat(get("/behavior/model").statusCode()).isEqualTo(403);
    }

    private static long sum(Document page, String cells) {
        return page.select(cells).eachText().stream().mapToLong(Long::parseLong).sum();
    }

    /// Twelve people with one to twelve purchases each, every 30 days; the odd ones stopped half a year ago.
    private void sell() {
        jdbc.sql("insert into person (name) select 'Person ' || n from generate_series(1, 12) n")
                .update();
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select p.id || '|' || n, p.id, day, day, 20 + p.id * 3 + n, 'EUR'
                  from person p, generate_series(1, 13 - p.id) n,
                       lateral (select date '2026-12-05' - (n * 30 + case when p.id % 2 = 1 then 180 else 0 end)::int as day) d
                """).update();
    }

    private void signIn(String mail) throws IOException, InterruptedException {
        post("/logout", "_csrf=" + token(open("/login")));
        String form = "_csrf=" + token(open("/login")) + "&mail=" + encoded(mail) + "&password=" + encoded(PASSWORD);
        assertThat(post("/login", form).statusCode()).isEqualTo(200);
    }

    private Document open(String path) throws IOException, InterruptedException {
        return Jsoup.parse(get(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html");
    }

    private static String token(Document page) {
        return encoded(page.select("input[name=_csrf]").val());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Settings lumen() {
        return new Settings(
                "Lumen",
                Currency.getInstance("EUR"),
                ZoneOffset.UTC,
                Locale.ENGLISH,
                new BigDecimal(".3"),
                TODAY,
                Duration.ofHours(24),
                Duration.ofHours(4),
                BigDecimal.TEN,
                StakeSettings.STARTING);
    }
}

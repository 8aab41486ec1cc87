package io.attune.demo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.channels.Channel;
import io.attune.channels.Channels;
import io.attune.demo.generator.Cast;
import io.attune.platform.database.Statements;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.SignInHints.Hint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// The demo as it starts, cut off once in the middle, then whole; the steps follow each other.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "attune.demo=true")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Statements.Heard.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class LoadDemoTests {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DemoStore store;

    @Autowired
    DemoStart start;

    @Autowired
    Channels channels;

    @Autowired
    DataSource database;

    @Autowired
    Statements statements;

    @Test
    @Order(1)
    void theSignInPageShowsHowFarTheLoadingIs() throws Exception {
        assertThat(page("/login")).contains("<progress");
    }

    @Test
    @Order(2)
    void itLoadsTheWholeCompany() throws Exception {
        await("select exists (select from demo_company where finished_at is not null)");
        assertThat(count("person")).isEqualTo(5_000 + DoubleRecords.MANY);
        assertThat(count("person where campaign is not null")).isBetween(400L, 1_500L);
        assertThat(count("account")).isEqualTo(156);
        assertThat(count("account where parent_id is not null")).isEqualTo(6);
        assertThat(count("custom_value")).isGreaterThan(500);
        assertThat(count("person_tag")).isGreaterThan(100);
        assertThat(count("customer_order")).isBetween(24_000L, 31_000L);
        assertThat(count("post where direction = 'in'")).isGreaterThanOrEqualTo(20_000);
        assertThat(count("post where read_at is null")).isLessThan(5);
        assertThat(count("post where set_aside is not null")).isZero();
        assertThat(count("conversation where status = 'open' and waiting_since is not null"))
                .isBetween(20L, 2_000L);
        assertThat(count("conversation where status = 'closed'")).isGreaterThan(5_000);
        assertThat(count("note")).isPositive();
        assertThat(count("import_run where finished")).isEqualTo(1);
        assertThat(count("import_sample")).isEqualTo(40);
        assertThat(count("lead")).isGreaterThan(700);
        assertThat(count("deal where status = 'open'")).isBetween(20L, 200L);
        assertThat(count("timeline_entry where kind = 'deal.won'")).isEqualTo(count("deal where status = 'won'"));
        assertThat(count("timeline_entry where source = 'order-late'")).isGreaterThan(500);
        await("select count(*) > 50 from timeline_entry where source = 'post-unanswered'");
        assertThat(count("interaction")).isGreaterThan(500);
        assertThat(count("task where done_at is null")).isEqualTo(7);
        assertThat(count("notice where kind = 'mention'")).isGreaterThanOrEqualTo(3);
        assertThat(channels.all().stream().filter(Channel::active).map(Channel::network))
                .contains("x", "bluesky", "mastodon", "instagram", "facebook", "mail", "forum");
    }

    @Test
    @Order(3)
    void theCastWaitsInTheInbox() {
        assertThat(said(Cast.ADA_COMPLAINS)).isEqualTo("open");
        assertThat(said(Cast.JONAS_CANCELS)).isEqualTo("open");
        assertThat(said(Cast.LENA_WANTS)).isEqualTo("open");
        assertThat(jdbc.sql("""
                        select customer_name from conversation
                         where status = 'open' order by urgent desc, stake desc, id desc limit 1
                        """).query(String.class).single())
                .as("the dearest, because a cancellation puts the year at risk and is overdue after four hours")
                .isEqualTo("Jonas Berg");
    }

    @Test
    @Order(4)
    void everyColleagueCanSignInAndTheirPasswordsArePrinted() throws Exception {
        String page = page("/login");
        for (Hint hint : DemoPeople.hints())
            assertThat(page).contains(hint.mail()).contains(hint.password());
        assertThat(count("colleague")).isEqualTo(Cast.COLLEAGUES.size());
        assertThat(count("team")).isEqualTo(3);
    }

    @Test
    @Order(5)
    void pagesAskTheDatabaseLittleAndByItsIndexes() throws SQLException {
        Hint samuel = DemoPeople.hints().stream()
                .filter(hint -> hint.role() == Role.ADMIN)
                .findFirst()
                .orElseThrow();
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", samuel.mail(), "password", samuel.password());
        new PageBudgets(jdbc, database, statements)
                .hold(path -> browser.open(path).status());
    }

    @Test
    @Order(6)
    void aSecondStartChangesNothing() {
        long posts = count("post where direction = 'out'");
        start.begin();
        assertThat(store.content()).isEqualTo(DemoStore.Content.THE_DEMO);
        assertThat(count("person")).isEqualTo(5_000 + DoubleRecords.MANY);
        assertThat(count("post where direction = 'out'")).isEqualTo(posts);
        assertThat(count("job where kind = 'demo'")).isEqualTo(1);
    }

    @Test
    @Order(7)
    void theNetworkGoesOnTalking() throws Exception {
        await("""
                select exists (select from post p, demo_company d
                                where p.posted_at > d.finished_at and p.read_at is not null
                                  and p.conversation_id is not null)
                """);
    }

    @Test
    @Order(8)
    void aLoadThatWasCutOffStartsOverWithoutLeftovers() throws Exception {
        jdbc.sql("update demo_company set finished_at = null").update();
        assertThat(store.content()).isEqualTo(DemoStore.Content.HALF_A_DEMO);
        store.clear();
        for (String table : List.of("person", "post", "conversation", "reading", "customer_order", "author", "channel"))
            assertThat(count(table)).as(table).isZero();
        assertThat(count("colleague")).isEqualTo(Cast.COLLEAGUES.size());
    }

    private String said(String words) {
        return jdbc.sql("""
                select c.status from conversation c join post p on p.conversation_id = c.id where p.text = :text
                """).param("text", words).query(String.class).single();
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private void await(String condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!jdbc.sql(condition).query(Boolean.class).single()) {
            assertThat(Instant.now()).as(condition).isBefore(end);
            Thread.sleep(200);
        }
    }

    private String page(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}

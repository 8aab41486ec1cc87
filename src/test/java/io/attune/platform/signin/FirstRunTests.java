package io.attune.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.PlatformApp;
import io.attune.platform.audit.AuditEntry;
import io.attune.platform.audit.AuditTrail;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// A new Attune, from its first page until the first admin is in; the steps follow each other.
@SpringBootTest(classes = PlatformApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class FirstRunTests {
    private static final String PASSWORD = "a lamp for every trail";
    private static String code = "";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanySettings settings;

    @Autowired
    AuditTrail audit;

    @Test
    @Order(1)
    void theLogShowsACodeOfWhichTheDatabaseKeepsTheHashOnly(CapturedOutput output) {
        Matcher shown = Pattern.compile("enter this code: ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})")
                .matcher(output);
        assertThat(shown.find()).isTrue();
        code = shown.group(1);
        assertThat(jdbc.sql("select encode(hash, 'escape') from setup_code")
                        .query(String.class)
                        .single())
                .doesNotContain(code);
    }

    @Test
    @Order(2)
    void everyPageLeadsToTheSetUp() {
        var browser = new Browser(port);
        assertThat(browser.open("/").at().getPath()).isEqualTo("/setup");
        assertThat(browser.open("/login").at().getPath()).isEqualTo("/setup");
        assertThat(browser.open("/settings/people").at().getPath()).isEqualTo("/setup");
        assertThat(browser.get("/api/v1/imports").status()).isEqualTo(503);
        assertThat(browser.get("/actuator/health").status()).isEqualTo(200);
        assertThat(browser.get("/css/attune.css").status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void whatIsMissingIsSaidBesideItsField() {
        var browser = new Browser(port);
        Page page = browser.submit(
                browser.open("/setup"),
                "/setup",
                "margin",
                "130",
                "mail",
                "mira",
                "password",
                "short",
                "zone",
                "Mars/Base");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.document().select("#code-more .invalid-feedback").text())
                .isEqualTo("This is needed.");
        assertThat(page.document().select("#margin-more .invalid-feedback").text())
                .contains("0 to 100");
        assertThat(page.document().select("#mail-more .invalid-feedback").text())
                .contains("not a mail");
        assertThat(page.document().select("#password-more .invalid-feedback").text())
                .contains("12");
        assertThat(page.document().select("#zone-more .invalid-feedback").text())
                .isNotEmpty();
        assertThat(page.document().select("#mail").val()).isEqualTo("mira");
        assertThat(page.document().select("#password").val()).isEmpty();
        assertThat(settings.exist()).isFalse();
    }

    @Test
    @Order(4)
    void withoutTheCodeNobodySetsItUp() {
        Page page = setUp("AAAA-BBBB-CCCC", "mallory@example.org");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.document().select("#code-more .invalid-feedback").text())
                .contains("newest start");
        assertThat(settings.exist()).isFalse();
    }

    @Test
    @Order(5)
    void ofTwoWhoSetItUpAtTheSameTimeOneWins() throws Exception {
        var attempts = new ArrayList<Callable<Page>>();
        for (int i = 0; i < 2; i++) {
            String mail = "admin" + i + "@lumen.example";
            attempts.add(() -> setUp(code.toLowerCase(Locale.ROOT).replace('-', ' '), mail));
        }
        List<Future<Page>> pages;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pages = threads.invokeAll(attempts);
        }
        assertThat(pages.stream().map(page -> page.resultNow().at().getPath())).contains("/login");
        assertThat(jdbc.sql("select count(*) from colleague")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from setup_code")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(settings.current().company()).isEqualTo("Lumen");
        assertThat(settings.current().margin()).isEqualByComparingTo("0.325");
        assertThat(audit.entries(null, null, null, 10).stream().map(AuditEntry::action))
                .containsExactly("user.created", "settings.begun");
    }

    @Test
    @Order(6)
    void theFirstAdminSignsInAndTheSetUpIsOver() {
        String mail = jdbc.sql("select mail from colleague").query(String.class).single();
        var browser = new Browser(port);
        Page login = browser.open("/setup");
        assertThat(login.at().getPath()).isEqualTo("/login");
        Page home = browser.submit(login, "/login", "mail", mail.toUpperCase(Locale.ROOT), "password", PASSWORD);
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.text()).contains("Mira Kovač");
        assertThat(browser.open("/setup").at().getPath()).isNotEqualTo("/setup");
    }

    private Page setUp(String code, String mail) {
        var browser = new Browser(port);
        return browser.submit(
                browser.open("/setup"),
                "/setup",
                "code",
                code,
                "company",
                "Lumen",
                "currency",
                "EUR",
                "zone",
                "Europe/Lisbon",
                "language",
                "en",
                "margin",
                "32,5",
                "name",
                "Mira Kovač",
                "mail",
                mail,
                "password",
                PASSWORD);
    }
}

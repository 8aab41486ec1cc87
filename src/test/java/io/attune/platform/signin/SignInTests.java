package io.attune.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.platform.PlatformApp;
import io.attune.platform.audit.AuditEntry;
import io.attune.platform.audit.AuditTrail;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.AccessChanged;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = PlatformApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class SignInTests {
    private static final String PASSWORD = "a lamp for every trail";
    private static int people;

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    private Browser browser;
    private String admin = "";

    @BeforeEach
    void anAdminAndACompany() {
        browser = new Browser(port);
        admin = "ines" + ++people + "@lumen.example";
        UserId id = colleagues.create("Inês Duarte", admin, Role.ADMIN, PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), id);
        jdbc.sql("delete from attempt").update();
    }

    @Test
    void aPageThatWasWantedComesAfterSignIn() {
        Page login = browser.open("/settings/people");
        assertThat(login.at().getPath()).isEqualTo("/login");
        Page page = browser.submit(login, "/login", "mail", admin, "password", PASSWORD);
        assertThat(page.at().getPath()).isEqualTo("/settings/people");
        assertThat(page.text()).contains("Inês Duarte", admin);
    }

    @Test
    void aWrongPasswordAndAnUnknownMailAreAnsweredAlike() {
        Page wrong = browser.submit(browser.open("/login"), "/login", "mail", admin, "password", "wrong wrong");
        Page unknown = browser.submit(browser.open("/login"), "/login", "mail", "x@lumen.example", "password", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(problem(wrong)).isEqualTo(problem(unknown)).isEqualTo("Mail or password is not right.");
        assertThat(wrong.document().select("#mail").val()).isEqualTo(admin);
        assertThat(audit.entries(null, "signin.failed", null, 2))
                .extracting(AuditEntry::subject)
                .startsWith("unknown", "user:" + id(admin));
    }

    @Test
    void theLiveStreamEndsAtOnceWithTheSessionAndWithAChangeOfAccess() throws Exception {
        signIn(browser, admin);
        var first = CompletableFuture.supplyAsync(() -> browser.get("/live"));
        awaitStream();
        browser.submit(browser.open("/me"), "/logout");
        assertThat(first.get(8, TimeUnit.SECONDS).text()).contains("event: hello");

        signIn(browser, admin);
        var second = CompletableFuture.supplyAsync(() -> browser.get("/live"));
        awaitStream();
        events.publishEvent(new AccessChanged(new UserId(id(admin))));
        assertThat(second.get(8, TimeUnit.SECONDS).text()).contains("event: hello");
        assertThat(browser.open("/me").at().getPath()).isEqualTo("/login");
    }

    /// A stream that opened tells so at once; before that there is nothing to end.
    private static void awaitStream() throws InterruptedException {
        Thread.sleep(700);
    }

    @Test
    void afterFiveFailuresEvenTheRightPasswordHasToWait() {
        for (int i = 0; i < 5; i++) {
            Page page = browser.submit(browser.open("/login"), "/login", "mail", admin, "password", "wrong");
            assertThat(page.status()).isEqualTo(401);
        }
        Page page = browser.submit(browser.open("/login"), "/login", "mail", admin, "password", PASSWORD);
        assertThat(page.status()).isEqualTo(429);
        assertThat(Integer.parseInt(page.header("Retry-After"))).isBetween(1, 15);
        assertThat(problem(page)).contains("Too many failed tries");

        jdbc.sql("update attempt set blocked_until = now() - interval '1 second'")
                .update();
        Page in = browser.submit(browser.open("/login"), "/login", "mail", admin, "password", PASSWORD);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.at().getPath()).isNotEqualTo("/login");
    }

    @Test
    void somebodyInvitedChoosesAPasswordOnceAndIsDisabledLater() {
        signIn(browser, admin);
        String mail = "tom" + people + "@lumen.example";
        Page invited = browser.submit(
                browser.open("/settings/people"),
                "/settings/people",
                "name",
                "Tom Weber",
                "mail",
                mail,
                "role",
                "AGENT");
        assertThat(invited.status()).isEqualTo(200);
        assertThat(invited.text()).contains("Tom Weber", "No mail was sent");
        String link = invited.document().select("#handed").val();
        assertThat(link).startsWith("http://127.0.0.1:" + port + "/access/");

        var toms = new Browser(port);
        Page choose = toms.open(link);
        assertThat(choose.text()).contains("Welcome, Tom Weber", "Lumen");
        String action = choose.at().getPath();
        assertThat(toms.submit(choose, action, "password", "short").status()).isEqualTo(400);
        Page chosen = toms.submit(toms.open(link), action, "password", "the second lamp is free");
        assertThat(chosen.at().getPath()).isEqualTo("/login");
        assertThat(toms.open(link).status()).isEqualTo(410);

        Page in = toms.submit(chosen, "/login", "mail", mail, "password", "the second lamp is free");
        assertThat(in.status()).isEqualTo(200);
        assertThat(toms.open("/me").text()).contains("Tom Weber");
        assertThat(toms.open("/settings/people").status()).isEqualTo(403);

        long tom = id(mail);
        Page disabled =
                browser.submit(browser.open("/settings/people/" + tom), "/settings/people/" + tom + "/disabling");
        assertThat(disabled.text()).contains("cannot sign in any more");
        assertThat(toms.open("/me").at().getPath()).isEqualTo("/login");
        Page refused = toms.submit(toms.open("/login"), "/login", "mail", mail, "password", "the second lamp is free");
        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    void aNewRoleEndsTheSessions() {
        String mail = "farid" + people + "@lumen.example";
        UserId farid = colleagues.create("Farid Amari", mail, Role.AGENT, PASSWORD);
        var his = new Browser(port);
        signIn(his, mail);
        signIn(browser, admin);
        Page saved = browser.submit(
                browser.open("/settings/people/" + farid), "/settings/people/" + farid, "role", "MANAGER");
        assertThat(saved.text()).contains("Saved.");
        assertThat(his.open("/me").at().getPath()).isEqualTo("/login");
        signIn(his, mail);
        assertThat(his.open("/settings").at().getPath()).isEqualTo("/settings/audit");
    }

    @Test
    void theLastAdminStaysAdmin() {
        jdbc.sql("update colleague set disabled_at = now() where mail <> :mail")
                .param("mail", admin)
                .update();
        signIn(browser, admin);
        long id = id(admin);
        String path = "/settings/people/" + id;
        Page demoted = browser.submit(browser.open(path), path, "role", "AGENT");
        assertThat(demoted.status()).isEqualTo(409);
        assertThat(demoted.document().select("#role-more").text()).contains("only admin");
        assertThat(browser.submit(browser.open(path), path + "/disabling").text())
                .contains("only admin");
        assertThat(browser.open(path).status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsChanged() {
        signIn(browser, admin);
        assertThat(browser.post("/settings/teams", "name=Night+shift").status()).isEqualTo(403);
        assertThat(browser.post("/api/v1/imports", "x=1").status()).isEqualTo(403);
        assertThat(colleagues.teams()).noneMatch(team -> team.name().equals("Night shift"));
        // Whoever is not signed in (any more) is led to sign-in instead.
        assertThat(new Browser(port).post("/settings/teams", "name=x").at().getPath())
                .isEqualTo("/login");
    }

    @Test
    void everyAnswerCarriesTheStrictPolicy() {
        for (String path : new String[] {"/login", "/css/attune.css", "/nowhere", "/hooks/nowhere"}) {
            Page page = browser.open(path);
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
            assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.header("Permissions-Policy")).contains("camera=()");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        }
        assertThat(browser.open("/login").header("Cache-Control")).contains("no-store");
    }

    @Test
    void noPageNeedsInlineScriptOrStyle() {
        signIn(browser, admin);
        for (String path : new String[] {
            "/login", "/forgotten", "/me", "/settings/company", "/settings/people", "/settings/teams", "/settings/audit"
        }) {
            var document = browser.open(path).document();
            assertThat(document.select("[style], script:not([src]), style, [onclick], [hx-on]"))
                    .isEmpty();
            for (var field : document.select("input:not([type=hidden]), select"))
                assertThat(document.select("label[for='" + field.id() + "']").isEmpty()
                                && field.parents().select("label").isEmpty()
                                && field.attr("aria-label").isEmpty())
                        .as("%s of %s has no label", field, path)
                        .isFalse();
        }
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Page login = browser.open("/login");
        assertThat(login.header("Set-Cookie")).contains("attune=", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void manyRequestsWithinAMinuteDoNotWriteTheSession() {
        signIn(browser, admin);
        String written =
                "select max(xmin::text || ' ' || last_access_time) from spring_session where principal_name is not null";
        String before = jdbc.sql(written).query(String.class).single();
        for (int n = 0; n < 3; n++) assertThat(browser.open("/me").status()).isEqualTo(200);
        assertThat(jdbc.sql(written).query(String.class).single()).isEqualTo(before);
        jdbc.sql("update spring_session set last_access_time = last_access_time - 61000")
                .update();
        browser.open("/me");
        assertThat(jdbc.sql("select max(last_access_time) > :then from spring_session")
                        .param("then", System.currentTimeMillis() - 30_000)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void scriptsUseBasicAndPagesDoNot() {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((admin + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(browser.get("/api/v1/nothing", "Authorization", basic).status())
                .isEqualTo(404);
        assertThat(browser.get("/settings/people", "Authorization", basic).at().getPath())
                .isEqualTo("/login");
        String wrong = "Basic " + Base64.getEncoder().encodeToString((admin + ":no").getBytes(StandardCharsets.UTF_8));
        Page refused = browser.get("/api/v1/nothing", "Authorization", wrong);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
        assertThat(browser.get("/api/v1/nothing", "Accept", "application/json").status())
                .isEqualTo(401);
    }

    @Test
    void aSessionThatComesAlongDoesNotCountWhereNoTokenIsAsked() {
        signIn(browser, admin);
        String wrong = "Basic " + Base64.getEncoder().encodeToString((admin + ":no").getBytes(StandardCharsets.UTF_8));
        assertThat(browser.post("/api/v1/imports", "x=1", "Authorization", wrong)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void piecesOfPagesSendTheWholePageToSignIn() {
        Page piece = browser.get("/jobs/running", "HX-Request", "true");
        assertThat(piece.status()).isEqualTo(401);
        assertThat(piece.header("HX-Redirect")).isEqualTo("/login");
    }

    @Test
    void metricsAreForThisMachineOnly() {
        assertThat(browser.get("/actuator/prometheus").status()).isEqualTo(200);
        Page forwarded = browser.get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.9");
        assertThat(forwarded.at().getPath()).isEqualTo("/login");
        assertThat(browser.open("/actuator/health").response().body()).doesNotContain("components");
    }

    @Test
    void aNewPasswordOfOnesOwnEndsAllSessions() {
        signIn(browser, admin);
        var elsewhere = new Browser(port);
        signIn(elsewhere, admin);
        Page wrong = browser.submit(
                browser.open("/me"), "/me/password", "current", "not this", "password", "brighter than before");
        assertThat(wrong.document().select("#current-more").text()).contains("not your current");
        Page done = browser.submit(
                browser.open("/me"), "/me/password", "current", PASSWORD, "password", "brighter than before");
        assertThat(done.at().getPath()).isEqualTo("/login");
        assertThat(elsewhere.open("/me").at().getPath()).isEqualTo("/login");
        Page in = browser.submit(done, "/login", "mail", admin, "password", "brighter than before");
        assertThat(in.at().getPath()).isNotEqualTo("/login");
    }

    @Test
    void pagesSpeakTheLanguageOfTheirReader() {
        signIn(browser, admin);
        browser.submit(browser.open("/me"), "/me", "language", "de", "zone", "Europe/Berlin");
        Page me = browser.open("/me");
        assertThat(me.document().select("html").attr("lang")).isEqualTo("de");
        assertThat(me.text()).contains("Ihre Seite", "Passwort ändern");
    }

    @Test
    void settingsAreChangedAndAudited() {
        signIn(browser, admin);
        Page wrong = browser.submit(
                browser.open("/settings/company"), "/settings/company", "deadline", "soon", "winBack", "101");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.document().select("#deadline").val()).isEqualTo("soon");
        assertThat(wrong.document().select("#winBack-more .invalid-feedback").text())
                .contains("0 to 100");
        Page saved = browser.submit(
                browser.open("/settings/company"),
                "/settings/company",
                "deadline",
                "12",
                "analysis",
                "fixed",
                "analysisDate",
                "1998-06-30");
        assertThat(saved.text()).contains("Saved.");
        assertThat(settings.current().deadline()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.current().analysisDate()).hasToString("1998-06-30");
        Page audited = browser.open("/settings/audit?action=settings.changed&who=");
        assertThat(audited.text()).contains("Changed settings", "24 h → 12 h", "today → 1998-06-30");
    }

    @Test
    void teamsAreMadeRenamedFilledAndDeleted() {
        signIn(browser, admin);
        String name = "Support " + people;
        browser.submit(browser.open("/settings/teams"), "/settings/teams", "name", name);
        Page twice = browser.submit(
                browser.open("/settings/teams"), "/settings/teams", "name", name.toUpperCase(Locale.ROOT));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.text()).contains("Another team has this name");
        var team = colleagues.teams().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        String path = "/settings/teams/" + team.id();
        browser.submit(browser.open("/settings/teams"), path, "name", name + "!", "members", Long.toString(id(admin)));
        assertThat(colleagues.find(new UserId(id(admin))).orElseThrow().teams()).containsExactly(team.id());
        browser.submit(browser.open("/settings/teams"), path + "/deletion");
        assertThat(colleagues.teams()).noneMatch(known -> known.id().equals(team.id()));
    }

    private void signIn(Browser browser, String mail) {
        Page page = browser.submit(browser.open("/login"), "/login", "mail", mail, "password", PASSWORD);
        assertThat(page.at().getPath()).as(page.text()).isNotEqualTo("/login");
    }

    private long id(String mail) {
        return jdbc.sql("select id from colleague where mail = :mail")
                .param("mail", mail)
                .query(Long.class)
                .single();
    }

    private static String problem(Page page) {
        return page.document().select("#login-problem").text();
    }
}

package io.attune.platform.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.attune.Visitor;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.UserId;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/// The shell's scripts in a real browser, under the strict content security policy.
@SpringBootTest(
        classes = ShellApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.flyway.enabled=false", "attune.live.heartbeat=300ms"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class ShellJourney {
    @LocalServerPort
    private int port;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ShellApp.Work work;

    private final CountDownLatch finish = new CountDownLatch(1);
    private Visitor visitor;
    private Page page;

    @BeforeEach
    void openPage() {
        visitor = Visitor.of(port, options -> options.setHttpCredentials("1", "secret"));
        page = visitor.page();
    }

    @AfterEach
    void closePage() {
        finish.countDown();
        visitor.close();
        visitor.assertNothingComplained();
    }

    @Test
    void aJobIsFollowedInTwoTabsAndCancelled() {
        JobId id = endless();
        page.navigate("/jobs/" + id);
        Page other = visitor.another();
        other.navigate("/jobs/" + id);
        assertThat(page.locator("#job progress")).hasAttribute("value", Pattern.compile("[3-9]\\d|\\d{3,}"));
        assertThat(other.locator("#jobs progress")).hasAttribute("value", Pattern.compile("[4-9]\\d|\\d{3,}"));
        assertThat(page.locator("#job")).containsText("left");
        visitor.picture("shell-job");

        page.locator("#job button").click();

        assertThat(page.locator("#job")).containsText("Cancelled; nothing half done is left");
        assertThat(other.locator("#jobs .job").last()).containsText("Cancelled");
        assertThat(page.locator("#job button")).hasCount(0);
    }

    @Test
    void thePaletteFindsByLettersAndGoesThere() {
        open();
        page.keyboard().press("Control+k");
        Locator query = page.locator("#palette-query");
        assertThat(query).isFocused();
        assertThat(page.locator("#palette-list li:visible")).hasCount(2);
        query.fill("opr");
        assertThat(page.locator("#palette-list li:visible")).hasText(Pattern.compile("Open the result"));
        assertThat(query).hasAttribute("aria-activedescendant", Pattern.compile("palette-\\d+"));
        visitor.picture("shell-palette");
        query.fill("zzz");
        assertThat(page.locator("#palette-empty")).isVisible();
        query.fill("op");
        page.keyboard().press("Enter");
        page.waitForURL("**/jobs/1");
    }

    @Test
    void shortcutsWorkEverywhereButInFields() {
        open();
        page.keyboard().press("?");
        assertThat(page.locator("#shortcuts")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#shortcuts")).isHidden();

        page.evaluate("() => document.body.addEventListener('attune:reply', () => (document.title = 'replied'))");
        page.keyboard().press("x");
        page.keyboard().press("r");
        assertThat(page).hasTitle("replied");

        page.evaluate(
                "() => { document.title = 'typing'; document.getElementById('main').innerHTML = '<input id=in>'; }");
        page.locator("#in").focus();
        page.keyboard().type("r?gj");
        assertThat(page).hasTitle("typing");
        assertThat(page.locator("#in")).hasValue("r?gj");

        page.locator("#in").blur();
        page.keyboard().press("g");
        page.keyboard().press("j");
        page.waitForURL("**/jobs/1");
    }

    @Test
    void theThemeIsKeptForTheNextPage() {
        open();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "light");
        page.locator("[data-theme-toggle]").click();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        visitor.picture("shell-dark");
    }

    @Test
    void aFailureOfAnHtmxRequestIsToldInWords() {
        open();
        page.evaluate("""
                () => void htmx.ajax('GET', '/fails/conflict', { source: '#main', swap: 'none', event: new Event('click') }).catch(() => {})
                """);
        assertThat(page.locator("#toasts .bad")).containsText("A colleague changed this while you were working on it");
        page.locator("#toasts .btn-close").click();
        assertThat(page.locator("#toasts > *")).hasCount(0);

        page.context().setOffline(true);
        page.evaluate("""
                () => void htmx.ajax('GET', '/jobs/1', { source: '#main', swap: 'none', event: new Event('click') }).catch(() => {})
                """);
        assertThat(page.locator("#toasts .bad")).containsText("Attune does not answer");
    }

    @Test
    void theNavigationFoldsOnAPhone() {
        page.setViewportSize(390, 800);
        open();
        assertThat(page.locator("#rail-links")).isHidden();
        page.locator("[data-rail-toggle]").click();
        assertThat(page.locator("#rail-links")).isVisible();
        assertThat(page.locator("[data-rail-toggle]")).hasAttribute("aria-expanded", "true");
        visitor.picture("shell-phone");
        page.keyboard().press("Escape");
        assertThat(page.locator("#rail-links")).isHidden();
    }

    @Test
    void lengthsOfTimeStayTrue() {
        page.clock().install();
        open();
        page.evaluate("""
                () => {
                  const at = new Date(Date.now() + 90 * 60000).toISOString();
                  document.getElementById('main').innerHTML = `<time id="t" datetime="${at}" data-length data-deadline>x</time>`;
                }
                """);
        page.clock().runFor(21_000);
        assertThat(page.locator("#t")).hasText("1 h");
        page.clock().runFor(60 * 60_000);
        assertThat(page.locator("#t")).hasText(Pattern.compile("29 min"));
        page.clock().runFor(60 * 60_000);
        assertThat(page.locator("#t")).hasClass("late");
    }

    private void open() {
        page.navigate("/jobs/" + endless());
        assertThat(page.locator("#jobs .job").first()).isAttached();
    }

    private JobId endless() {
        work.script = run -> {
            for (int done = 1; finish.getCount() > 0 && done < 1000; done++) {
                run.progress(done, 1000);
                Thread.sleep(20);
            }
        };
        return jobs.start(ShellApp.Work.class, new ShellApp.Rows(1), new UserId(1));
    }
}

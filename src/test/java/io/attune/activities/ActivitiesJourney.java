package io.attune.activities;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.attune.Lumen;
import io.attune.Visitor;
import io.attune.WholeAttune;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A call is logged, a task comes of it, the reminder arrives, the task is done; a colleague is mentioned and hears of
/// it at once.
@WholeAttune
class ActivitiesJourney {
    private static final String MIRA = "mira@lumen.example";
    private static final String TOM = "tom@lumen.example";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeEach
    void company() {
        if (settings.exist()) return;
        var mira = colleagues.create("Mira Kovač", MIRA, Role.ADMIN, Lumen.PASSWORD);
        colleagues.create("Tom Lindqvist", TOM, Role.AGENT, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneOffset.UTC), mira);
    }

    @AfterEach
    void closeBrowsers() {
        visitors.forEach(Visitor::close);
        visitors.forEach(Visitor::assertNothingComplained);
    }

    @Test
    void aCallBecomesATaskThatIsRemindedAndDone() {
        String person = person("Ada Oliveira");
        Page page = visit(MIRA);
        page.navigate(person);
        add(page, "Call").click();
        page.locator("#call-text").fill("She wants a call tomorrow.");
        page.locator("#call-minutes").fill("7");
        page.locator("#call-outcome").selectOption("agreed");
        save(page);
        assertThat(page.locator(".tl")).containsText("She wants a call tomorrow.");
        visitors.getFirst().picture("activities-call");

        add(page, "Task").click();
        page.locator("#task-title").fill("Call Ada");
        page.locator("#task-day").fill(LocalDate.now(ZoneOffset.UTC).toString());
        page.locator("#task-time").fill("00:00");
        save(page);
        assertThat(page.locator(".adding .todo")).containsText("Call Ada");
        assertThat(page.locator(".rail a[href='/tasks'] .n")).hasText("1");
        assertThat(page.locator("#toasts")).containsText("Reminder: Call Ada");
        assertThat(page.locator(".rail a[href='/notices'] .n")).hasText("1");

        page.keyboard().press("g");
        page.keyboard().press("t");
        assertThat(page).hasURL(Pattern.compile("/tasks$"));
        assertThat(page.locator("#group-overdue")).isVisible();
        visitors.getFirst().picture("activities-tasks");
        page.keyboard().press("j");
        page.keyboard().press("e");
        assertThat(page.locator("#tasks")).containsText("Nothing to do");
        page.locator("#toasts button", new Page.LocatorOptions().setHasText("Undo"))
                .click();
        assertThat(page.locator("#tasks")).containsText("Call Ada");
        page.locator("[data-act=done]").first().click();
        assertThat(page.locator("#tasks")).containsText("Nothing to do");
        assertThat(page.locator(".rail a[href='/tasks'] .n")).hasText("");

        page.navigate(person);
        page.locator(".tl-filters a", new Page.LocatorOptions().setHasText("Tasks"))
                .click();
        assertThat(page.locator(".tl > li")).hasCount(1);
        assertThat(page.locator(".tl")).containsText("done");
        page.locator(".tl-filters a", new Page.LocatorOptions().setHasText("Calls"))
                .click();
        assertThat(page.locator(".tl > li")).hasCount(2);
        assertThat(visitors.getFirst().barriers()).isEmpty();
    }

    @Test
    void whoIsMentionedHearsOfItAtOnce() {
        String person = person("Jonas Berg");
        Page toms = visit(TOM);
        toms.navigate("/notices");
        Page page = visit(MIRA);
        page.navigate(person);
        add(page, "Note").click();
        page.locator("#note-text").pressSequentially("Please look, @li");
        // At the first letters there are more.
        assertThat(page.locator(".mention-list li")).hasCount(1);
        assertThat(page.locator(".mention-list li")).hasText("Tom Lindqvist");
        page.keyboard().press("Enter");
        assertThat(page.locator("#note-text")).hasValue("Please look, @Tom Lindqvist ");
        page.locator("#note-text").pressSequentially("soon: https://lumen.example/x");
        save(page);
        assertThat(page.locator(".tl")).containsText("Please look");

        assertThat(toms.locator("#toasts")).containsText("Mira Kovač mentioned you");
        assertThat(toms.locator("#notices")).containsText("Please look");
        visitors.getFirst().picture("activities-notices");
        assertThat(visitors.getFirst().barriers()).isEmpty();
        toms.locator("#notices .tl a").first().click();
        assertThat(toms.locator(".prose .mention")).hasText("@Tom Lindqvist");
        assertThat(toms.locator(".prose a")).hasAttribute("href", "https://lumen.example/x");
        assertThat(toms.locator(".rail a[href='/notices'] .n")).hasText("");
        visitors.getFirst().picture("activities-note");
        assertThat(visitors.getFirst().barriers()).isEmpty();
    }

    @Test
    void aFileIsKeptAndAProgramRefused() {
        String person = person("Carla Ruiz");
        Page page = visit(MIRA);
        page.navigate(person);
        upload(page, "offer.txt", "48 pendants");
        page.locator(".tl a", new Page.LocatorOptions().setHasText("offer.txt")).click();
        var download = page.waitForDownload(() -> page.locator("a[download]").click());
        assertThat(download.suggestedFilename()).isEqualTo("offer.txt");
        page.navigate(person);
        upload(page, "offer.pdf", "MZ\u0000\u0001 not a document");
        assertThat(page.locator("main")).containsText("not kept here");
    }

    @Test
    void tenThousandLinesScroll() {
        String person = person("Farid Haddad");
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text)
                select 'note', 1000000 + n, :person, now() - n * interval '3 hours', 'note', 'line ' || n
                  from generate_series(1, 10000) n
                """)
                .param("person", Long.parseLong(person.substring("/people/".length())))
                .update();
        Page page = visit(MIRA);
        page.navigate(person);
        for (int n = 0; n < 20; n++) {
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            page.waitForTimeout(150);
        }
        assertThat(page.locator(".tl > li").count()).isGreaterThan(500);
        assertThat(page.locator("#timeline")).containsText("line 500");
    }

    private Page visit(String mail) {
        Visitor visitor = Visitor.of(port);
        visitors.add(visitor);
        visitor.signIn(mail);
        return visitor.page();
    }

    private static Locator add(Page page, String what) {
        return page.locator(".adds summary", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + what)));
    }

    private static void save(Page page) {
        page.locator(".adds details[open] form .btn-primary").click();
    }

    private static void upload(Page page, String name, String text) {
        add(page, "File").click();
        page.locator("#adding-file")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        name, "text/plain", text.getBytes(StandardCharsets.UTF_8)));
        save(page);
    }

    private String person(String name) {
        long id = jdbc.sql("insert into person (name) values (:name) returning id")
                .param("name", name)
                .query(Long.class)
                .single();
        return "/people/" + id;
    }
}

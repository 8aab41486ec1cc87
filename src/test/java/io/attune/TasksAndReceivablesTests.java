package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tasks and what customers owe are lists like all others. Mira and Tom are agents of Support, Aylin of nobody's team.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksAndReceivablesTests {
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    private UserId mira = new UserId(0);
    private UserId tom = new UserId(0);

    @BeforeAll
    void company() {
        UserId ines = colleagues.create("Inês Carvalho", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.AGENT, Lumen.PASSWORD);
        tom = colleagues.create("Tom Lindqvist", "tom@lumen.example", Role.AGENT, Lumen.PASSWORD);
        colleagues.create("Aylin Demir", "aylin@lumen.example", Role.AGENT, Lumen.PASSWORD);
        colleagues.create("Noor El Amrani", "noor@lumen.example", Role.ANALYST, Lumen.PASSWORD);
        colleagues.team("Support", List.of(mira, tom));
        settings.begin(Lumen.settings(ZoneOffset.UTC), ines);
        jdbc.sql("insert into person (name) values ('Ada Oliveira'), ('Jonas Berg')")
                .update();
        jdbc.sql("insert into account (name, owner_id) values ('Nordlicht Hotels', :mira), ('Café Süd', null)")
                .param("mira", mira.value())
                .update();
    }

    @BeforeEach
    void tasks() {
        Afresh.patiently(() -> jdbc.sql("truncate task, bulk_edit cascade").update());
        task("Call Ada back", mira, today.minusDays(3), "(select id from person where name = 'Ada Oliveira')");
        task("Send the lamps", mira, today, "null");
        task("Write the offer", tom, today.plusDays(9), "null");
    }

    @Test
    void tasksAreFilteredByWhenAndWhoseTheyAre() {
        Browser browser = signIn("mira");
        assertThat(rows(browser, "")).containsExactly("Call Ada back", "Send the lamps", "Write the offer");
        assertThat(rows(browser, "?whose=mine")).containsExactly("Call Ada back", "Send the lamps");
        assertThat(rows(browser, "?whose=team")).hasSize(3);
        assertThat(rows(browser, "?f=status~is~overdue")).containsExactly("Call Ada back");
        assertThat(rows(browser, "?f=status~is~today")).containsExactly("Send the lamps");
        assertThat(rows(browser, "?f=due~to~" + today)).containsExactly("Call Ada back", "Send the lamps");
        assertThat(rows(browser, "?f=due~from~" + today)).containsExactly("Send the lamps", "Write the offer");
        assertThat(rows(browser, "?f=person~has~oliveira&sort=-due")).containsExactly("Call Ada back");
        assertThat(rows(browser, "?q=offer")).containsExactly("Write the offer");
        assertThat(rows(browser, "?done=true")).isEmpty();
        assertThat(browser.open("/tasks/" + id("Send the lamps") + "/sheet").text())
                .contains("Send the lamps", "Mira Kovač");
    }

    @Test
    void whoSeesTheirOwnAloneListsAndCountsNoOthers() {
        jdbc.sql("insert into role_grant (role, kind, reads, writes) values ('AGENT', 'ACTIVITIES', 'OWN', 'OWN')")
                .update();
        Browser aylin = signIn("aylin");
        assertThat(rows(aylin, "?whose=all")).isEmpty();
        assertThat(aylin.open("/lists/tasks/total?sort=due").text()).contains("Nothing to do");
        assertThat(rows(signIn("tom"), "?whose=all")).containsExactly("Write the offer");
        jdbc.sql("delete from role_grant where kind = 'ACTIVITIES'").update();
    }

    @Test
    void manyTasksAreGivenPutOffAndTickedOffAndBack() {
        Browser browser = signIn("mira");
        Page assigned = changed(browser, "assignee", tom.toString());
        assertThat(assigned.text()).contains("2 records changed");
        assertThat(number("select count(*) from task where assignee_id = " + tom))
                .isEqualTo(3);
        assertThat(number("select count(*) from notice where kind = 'assigned' and user_id = " + tom))
                .isEqualTo(2);
        assertThat(undone(browser, assigned)).contains("2 records are as they were");
        assertThat(number("select count(*) from task where assignee_id = " + mira))
                .isEqualTo(2);

        Page moved = changed(browser, "due", today.plusDays(9).toString());
        assertThat(moved.text()).as("one is due then anyway").contains("2 records changed");
        assertThat(number("select count(*) from task where due_on = date '%s'".formatted(today.plusDays(9))))
                .isEqualTo(3);
        Browser tomsBrowser = signIn("tom");
        tomsBrowser.submit(
                tomsBrowser.open("/tasks/list"), "/lists/tasks/edits", "what", "due", "id", id("Send the lamps"));
        Page again = browser.open("/tasks/" + id("Send the lamps"));
        browser.submit(again, "/tasks/" + id("Send the lamps"), "title", "Send all the lamps");
        assertThat(undone(browser, moved)).contains("1 record is as it was");
        assertThat(number("select count(*) from task where due_on = date '%s' and title = 'Call Ada back'"
                        .formatted(today.minusDays(3))))
                .isEqualTo(1);

        Page done = changed(browser, "status", "done");
        assertThat(done.text()).as("Tom's own she may not").contains("2 records changed", "Write the offer");
        assertThat(browser.open("/people/1?tab=timeline").text()).contains("Call Ada back");
        assertThat(undone(browser, done)).contains("2 records are as they were");
        assertThat(number("select count(*) from task where done_at is null")).isEqualTo(3);
        assertThat(changed(browser, "due", "tomorrow").text()).contains("Give a date.");
    }

    @Test
    void whatEndedIsDoneAgainAsItWas() {
        jdbc.sql("update task set done_at = '2026-01-02', done_by = :tom where title = 'Call Ada back'")
                .param("tom", tom.value())
                .update();
        Browser browser = signIn("mira");
        Page open = changed(browser, "status", "open", "/tasks/list?done=true");
        assertThat(open.text()).contains("1 record changed");
        assertThat(number("select count(*) from task where done_at is null")).isEqualTo(3);
        undone(browser, open);
        assertThat(number("select count(*) from task where done_at = '2026-01-02' and done_by = " + tom))
                .isEqualTo(1);
    }

    @Test
    void whoOnlyReadsChangesNoTasks() {
        Browser noor = signIn("noor");
        Page list = noor.open("/tasks/list");
        assertThat(list.document().select("[name=what]")).isEmpty();
        String csrf =
                noor.open("/people").document().select("input[name=_csrf]").val();
        assertThat(noor.post("/lists/tasks/edits", "_csrf=" + csrf + "&query=&what=status&all=on&value=done&sure=yes")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoOwesIsFilteredSortedAndLeftOutOfWhatIsNotSeen() {
        Afresh.patiently(() -> jdbc.sql("truncate invoice cascade").update());
        invoice("account_id, owner_id", "account", "Nordlicht Hotels", 100, 0);
        invoice("account_id, owner_id", "account", "Café Süd", 40, 40);
        invoice("person_id, owner_id", "person", "Ada Oliveira", 25, 100);
        jdbc.sql(
                        "insert into credit_terms (account_id, credit_limit) select id, 30 from account where name = 'Café Süd'")
                .update();
        Browser ines = signIn("ines");
        Page all = ines.open("/receivables");
        assertThat(names(all)).containsExactly("Café Süd", "Ada Oliveira", "Nordlicht Hotels");
        assertThat(all.text()).contains("€165.00", "€40.00", "€25.00");
        assertThat(ines.open("/lists/receivables/total?sort=-overdue").text())
                .contains("3 records", "€165.00", "€65.00");
        assertThat(names(ines.open("/receivables?standing=older"))).containsExactly("Ada Oliveira");
        assertThat(names(ines.open("/receivables?standing=overlimit"))).containsExactly("Café Süd");
        assertThat(names(ines.open("/receivables?kind=account&sort=-total")))
                .containsExactly("Nordlicht Hotels", "Café Süd");
        assertThat(names(ines.open("/receivables?q=CAFE"))).containsExactly("Café Süd");
        assertThat(names(ines.open("/receivables?f=total~from~40&sort=total")))
                .containsExactly("Café Süd", "Nordlicht Hotels");
        assertThat(names(ines.open("/receivables?sort=-total&after=1&at=50")))
                .containsExactly("Café Süd", "Ada Oliveira");
        String cafe = all.document().expectFirst("a[data-row]").attr("href");
        assertThat(ines.open(cafe).text()).contains("Café Süd");
        assertThat(ines.open(cafe + "/sheet").text()).contains("Café Süd", "€40.00");

        jdbc.sql("insert into role_grant (role, kind, reads, writes) values ('AGENT', 'MONEY', 'OWN', 'OWN')")
                .update();
        Page hers = signIn("mira").open("/receivables");
        assertThat(names(hers)).containsExactly("Nordlicht Hotels");
        assertThat(hers.text()).contains("€100.00").doesNotContain("€165.00");
    }

    private Page changed(Browser browser, String what, String value) {
        return changed(browser, what, value, "/tasks/list");
    }

    private static Page changed(Browser browser, String what, String value, String list) {
        Page asked = browser.submit(browser.open(list), "/lists/tasks/edits", "what", what, "all", "on");
        Page looked = browser.submit(asked, "/lists/tasks/edits", "value", value);
        if (looked.document().select("button[name=sure]").isEmpty()) return looked;
        return browser.submit(looked, "/lists/tasks/edits", "sure", "yes");
    }

    private static String undone(Browser browser, Page done) {
        String undo = done.document().expectFirst("form[action*=edits/]").attr("action");
        return browser.submit(done, undo).text();
    }

    private static List<String> rows(Browser browser, String query) {
        return names(browser.open("/tasks/list" + query));
    }

    private static List<String> names(Page page) {
        return page.document().select("a[data-row]").eachText();
    }

    private void task(String title, UserId assignee, LocalDate day, String person) {
        jdbc.sql("""
                insert into task (title, person_id, assignee_id, due_at, due_on, owner_id, created_by, created_at, changed_at)
                values (:title, %s, :assignee, cast(:end as timestamp) at time zone 'UTC', :day, :assignee, :assignee, now(), now())
                """.formatted(person))
                .param("title", title)
                .param("assignee", assignee.value())
                .param("end", day.plusDays(1).atStartOfDay().toString())
                .param("day", day)
                .update();
    }

    private void invoice(String columns, String table, String name, int amount, int daysLate) {
        jdbc.sql("""
                insert into invoice (number, %s, addressee, currency, tax_included, state, term_days, issued_on, due_on,
                                     total, settled)
                select 'I-' || :amount, r.id, r.owner_id, r.name, 'EUR', true, 'issued', 14, :due, :due, :amount, 0
                  from %s r where r.name = :name
                """.formatted(columns, table))
                .param("amount", amount)
                .param("name", name)
                .param("due", today.minusDays(daysLate))
                .update();
    }

    private String id(String title) {
        return Long.toString(jdbc.sql("select id from task where title like :title")
                .param("title", title.replace("the", "%the"))
                .query(Long.class)
                .single());
    }

    private long number(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}

package io.attune.activities;

import static io.attune.activities.Acting.coded;
import static io.attune.activities.Acting.csrf;
import static io.attune.activities.Acting.link;
import static io.attune.activities.Acting.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.customers.Owners;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Calls, notes, tasks and files through a browser without scripts. Mira and Tom are of Support, Aylin is of nobody's
/// team; all are agents.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivitiesTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    Owners owners;

    private UserId ines = new UserId(0);
    private UserId tom = new UserId(0);
    private TeamId support = new TeamId(0);
    private long ada;

    @BeforeAll
    void company() {
        ines = colleagues.create("Inês Carvalho", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        UserId mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.AGENT, Lumen.PASSWORD);
        tom = colleagues.create("Tom Lindqvist", "tom@lumen.example", Role.AGENT, Lumen.PASSWORD);
        colleagues.create("Aylin Demir", "aylin@lumen.example", Role.AGENT, Lumen.PASSWORD);
        colleagues.create("Noor El Amrani", "noor@lumen.example", Role.ANALYST, Lumen.PASSWORD);
        support = colleagues.team("Support", List.of(mira, tom));
        settings.begin(Lumen.settings(ZoneOffset.UTC), ines);
        ada = number("insert into person (name) values ('Ada Oliveira') returning id");
    }

    @Test
    void aCallIsALineOfTheTimelineAndCanBeChangedDeletedAndBroughtBack() {
        Browser mira = signIn("mira");
        Page person = note(mira, "call", "The parcel is on its way.", "minutes", "12", "outcome", "reached");
        assertThat(person.at().getPath()).isEqualTo("/people/" + ada);
        assertThat(person.document().select(".tl").text()).contains("The parcel is on its way.", "reached", "from us");
        String path = link(person, "The parcel is on its way.");
        Page shown = mira.open(path);
        assertThat(shown.text()).contains("Call with Ada Oliveira", "12 min", "Mira Kovač");

        Page changed = mira.submit(shown, path, "text", "It arrived.", "version", "0");
        assertThat(changed.text()).contains("It arrived.", "edited");
        assertThat(timeline(mira)).contains("It arrived.").doesNotContain("on its way");

        Page deleted = mira.submit(changed, path + "/deletion");
        assertThat(deleted.text()).contains("Deleted");
        assertThat(timeline(mira)).doesNotContain("It arrived.");
        mira.submit(deleted, path + "/deletion");
        assertThat(timeline(mira)).contains("It arrived.");
        assertThat(number("select count(*) from audit_entry where action like 'interaction.%'"))
                .isEqualTo(2);
    }

    @Test
    void whoWasSlowerKeepsWhatTheyTypedAndSeesTheOther() {
        Browser mira = signIn("mira");
        String path = link(note(mira, "note", "first words"), "first words");
        Browser admin = signIn("ines");
        Page hers = mira.open(path);
        admin.submit(admin.open(path), path, "text", "the admin's words");
        Page conflict = mira.submit(hers, path, "text", "Mira's words");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.text()).contains("the admin's words");
        assertThat(conflict.document().select("textarea[name=text]").val()).isEqualTo("Mira's words");
        assertThat(mira.submit(conflict, path, "text", "Mira's words").text()).contains("Mira's words");
    }

    @Test
    void whatMakesNoSenseIsSaidBesideTheFieldAndKept() {
        Browser mira = signIn("mira");
        Page wrong = note(mira, "meeting", "agreed on Tuesday", "minutes", "a while", "at", "yesterday");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("A number from 1 to 6000.", "There is no such day or time.");
        assertThat(wrong.document().select("textarea[name=text]").val()).isEqualTo("agreed on Tuesday");
        assertThat(note(mira, "note", "   ").status()).isEqualTo(400);
        assertThat(note(mira, "note", "nul \0 byte").status()).isEqualTo(200);
    }

    @Test
    void textIsNeverMarkup() {
        Browser mira = signIn("mira");
        String path = link(note(mira, "note", "<img src=x onerror=alert(1)> see https://a.example/x"), "<img src=x");
        Page page = mira.open(path);
        assertThat(page.document().select("main .prose img")).isEmpty();
        assertThat(page.document().select("main .prose a").attr("rel")).contains("noopener");
    }

    @Test
    void aMentionIsToldOnceAndReadOnce() {
        Browser mira = signIn("mira");
        note(mira, "note", "could you look at this, @tom lindqvist?");
        Browser tomsBrowser = signIn("tom");
        Page count = tomsBrowser.get("/notices/count", "HX-Request", "true");
        assertThat(count.header("HX-Trigger")).containsPattern("mentioned you|new notices");
        assertThat(Integer.parseInt(count.response().body())).isPositive();
        assertThat(tomsBrowser.get("/notices/count", "HX-Request", "true").header("HX-Trigger"))
                .isEmpty();
        Page notices = tomsBrowser.open("/notices");
        assertThat(notices.text()).contains("could you look at this", "Ada Oliveira");
        String notice = notices.document()
                .select("a[href^=/notices/]:contains(could you look)")
                .attr("href");
        assertThat(tomsBrowser.open(notice).at().getPath()).startsWith("/interactions/");
        assertThat(signIn("aylin").open("/notices").text()).contains("Nothing for you");
        assertThat(mira.open("/notices/" + notice.substring("/notices/".length()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPrivateNoteIsForItsAuthorAndATeamsForTheTeam() {
        Browser mira = signIn("mira");
        String mine = link(note(mira, "note", "my eyes only, @Tom Lindqvist", "audience", "me"), "my eyes only");
        String teams = link(note(mira, "note", "for support alone", "audience", "team"), "for support alone");
        Browser tomsBrowser = signIn("tom");
        Browser aylin = signIn("aylin");
        assertThat(timeline(mira)).contains("my eyes only", "for support alone");
        assertThat(timeline(tomsBrowser)).contains("for support alone").doesNotContain("my eyes only");
        assertThat(timeline(aylin)).doesNotContain("for support alone", "my eyes only");
        assertThat(timeline(signIn("ines"))).doesNotContain("for support alone", "my eyes only");
        assertThat(tomsBrowser.open(mine).status()).isEqualTo(404);
        assertThat(aylin.open(teams).status()).isEqualTo(404);
        assertThat(tomsBrowser.open("/notices").text()).doesNotContain("my eyes only");
    }

    @Test
    void anAnalystReadsAndChangesNothing() {
        Browser noor = signIn("noor");
        String path = link(note(signIn("mira"), "note", "for all to read"), "for all to read");
        assertThat(noor.open(path).document().select("main form")).isEmpty();
        assertThat(noor.open("/people/" + ada).document().select(".adds")).isEmpty();
        String csrf =
                noor.open("/people").document().select("input[name=_csrf]").val();
        String about = "_csrf=" + csrf + "&account=0&assignee=0&version=0&kind=note&text=x&title=x&day=" + today()
                + "&person=" + ada;
        assertThat(noor.post("/interactions", about).status()).isEqualTo(403);
        assertThat(noor.post("/tasks", about).status()).isEqualTo(403);
        assertThat(noor.post(path + "/deletion", "_csrf=" + csrf).status()).isEqualTo(404);
    }

    @Test
    void filtersShowOnlyWhatWasAskedFor() {
        Browser mira = signIn("mira");
        note(mira, "call", "a call among others");
        note(mira, "mail", "a mail among others");
        String only = mira.open("/people/" + ada + "/timeline?only=call").text();
        assertThat(only).contains("a call among others").doesNotContain("a mail among others");
        assertThat(mira.open("/people/" + ada + "/timeline?only=call&only=mail").text())
                .contains("a call among others", "a mail among others");
        assertThat(mira.open("/people/" + ada + "/timeline?only=%22nonsense").text())
                .contains("Nothing happened yet");
    }

    @Test
    void activitiesFollowTheOwnerOfTheirPerson() {
        var admin = new Viewer(ines, "Inês", Role.ADMIN, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        long jonas = number("insert into person (name) values ('Jonas Berg') returning id");
        Browser mira = signIn("mira");
        Page page = mira.open("/people/" + jonas);
        mira.submit(page, "/tasks", "title", "Send the offer", "day", today());
        owners.give(admin, List.of(new PersonId(jonas)), tom, support);
        for (String table : List.of("task", "timeline_entry"))
            assertThat(number("select owner_id from " + table + " where person_id = " + jonas))
                    .as(table)
                    .isEqualTo(tom.value());
    }

    @Test
    void aTaskIsGivenRemindedPutOffAndDone() {
        Browser mira = signIn("mira");
        Page added = mira.submit(
                mira.open("/people/" + ada),
                "/tasks",
                "title",
                "Call Ada back",
                "day",
                today(),
                "time",
                "00:00",
                "reminder",
                "due",
                "assignee",
                tom.toString());
        assertThat(added.at().getPath()).isEqualTo("/people/" + ada);
        assertThat(added.document().select(".adding .todo").text()).contains("Call Ada back", "Tom Lindqvist");
        Browser tomsBrowser = signIn("tom");
        Page list = tomsBrowser.open("/tasks");
        assertThat(list.document().select("#group-overdue").text()).contains("Overdue");
        assertThat(list.text()).contains("Call Ada back", "Ada Oliveira");
        assertThat(mira.open("/tasks").document().select("#tasks").text()).doesNotContain("Call Ada back");
        assertThat(mira.open("/tasks?whose=team").document().select("#tasks").text())
                .contains("Call Ada back");
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> tomsBrowser.open("/notices").text().contains("Reminder"));

        String task = list.document().select("#tasks a[href^=/tasks/]").attr("href");
        Page later = tomsBrowser.submit(list, task + "/snooze?whose=mine", "until", "TOMORROW");
        assertThat(later.document().select("#group-upcoming").text()).contains("Upcoming");
        Page done = tomsBrowser.submit(later, task + "/completion?whose=mine");
        assertThat(done.document().select("#tasks").text()).doesNotContain("Call Ada back");
        assertThat(timeline(mira)).contains("Call Ada back", "done");
        Page doneList = tomsBrowser.open("/tasks?done=true");
        assertThat(doneList.text()).contains("Call Ada back");
        tomsBrowser.submit(doneList, task + "/completion?whose=mine&done=true");
        assertThat(tomsBrowser.open("/tasks").text()).contains("Call Ada back");
    }

    @Test
    void whoElseWasThereHasItOnTheirTimelineAndTheCompanyOnce() {
        long lumo = number("insert into account (name) values ('Lumo Bau') returning id");
        long[] people = {bauPerson("Bea Brand", lumo), bauPerson("Carl Crane", lumo), bauPerson("Dora Deal", lumo)};
        Browser mira = signIn("mira");
        Page page = mira.open("/people/" + people[0]);
        assertThat(page.document().select(".adds .others").text()).contains("Carl Crane", "Dora Deal");
        String csrf = page.document().select("input[name=_csrf]").val();
        String meeting = "_csrf=" + csrf + "&account=0&version=0&kind=meeting&text=" + coded("On site with all of them")
                + "&person=" + people[0];
        mira.post("/interactions", meeting + "&others=" + people[1] + "&other=" + coded("dora deal"));
        for (long person : people)
            assertThat(mira.open("/people/" + person).document().select(".tl").text())
                    .contains("On site with all of them");
        Page account = mira.open("/accounts/" + lumo + "?tab=timeline");
        assertThat(account.document().select(".tl li:contains(On site with all)"))
                .hasSize(1);
        assertThat(account.document().select(".adds form[action=/interactions]"))
                .isNotEmpty();

        String path = link(mira.open("/people/" + people[2]), "On site");
        Page shown = mira.open(path);
        assertThat(shown.document().select(".there").text()).contains("Carl Crane", "Dora Deal");
        mira.post(path, meeting + "&others=" + people[2]);
        assertThat(mira.open("/people/" + people[1]).text()).doesNotContain("On site with all of them");
        Page nobody = mira.post("/interactions", meeting + "&other=" + coded("Nobody Known"));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.text()).contains("Nobody is called so");

        Browser ines = signIn("ines");
        ines.post("/people/" + people[0] + "/deletion", "_csrf=" + csrf(ines));
        assertThat(ines.open("/people/" + people[0]).status()).isEqualTo(404);
        assertThat(mira.open(path).text()).contains("Meeting with Dora Deal", "On site with all of them");
        ines.post("/people/" + people[2] + "/deletion", "_csrf=" + csrf(ines));
        assertThat(mira.open(path).status()).isEqualTo(404);
        assertThat(number("select count(*) from timeline_entry where text like 'On site%'"))
                .isZero();
    }

    @Test
    void whatIsAboutACompanyAloneGoesWithIt() {
        long lumo = number("insert into account (name) values ('Lumo Glas') returning id");
        Browser ines = signIn("ines");
        Page page = ines.submit(ines.open("/accounts/" + lumo), "/tasks", "title", "Ask for glass", "day", today());
        assertThat(page.at().toString()).endsWith("/accounts/" + lumo + "?tab=timeline");
        assertThat(page.document().select(".tl").text()).contains("Ask for glass");
        ines.post("/accounts/" + lumo + "/deletion", "_csrf=" + csrf(ines));
        assertThat(number("select count(*) from task where title = 'Ask for glass'"))
                .isZero();
        assertThat(number("select count(*) from timeline_entry where text = 'Ask for glass'"))
                .isZero();
    }

    @Test
    void aFileOfANoteIsForWhomTheNoteIs() {
        Browser mira = signIn("mira");
        Page page = mira.attach(
                mira.open("/people/" + ada),
                "/interactions",
                "blueprint.txt",
                "48 pendants",
                "kind",
                "note",
                "text",
                "the private blueprint",
                "audience",
                "me");
        assertThat(page.document().select(".tl").text()).contains("the private blueprint", "blueprint.txt");
        Page shown = mira.open(link(page, "the private blueprint"));
        String file = shown.document().select(".attached a[href^=/files/]").attr("href");
        assertThat(mira.open(file + "/content").response().body()).isEqualTo("48 pendants");
        Browser tomsBrowser = signIn("tom");
        assertThat(tomsBrowser.open(file).status()).isEqualTo(404);
        assertThat(tomsBrowser.open(file + "/content").status()).isEqualTo(404);
        assertThat(timeline(tomsBrowser)).doesNotContain("blueprint");
        assertThat(tomsBrowser
                        .open("/search?q=blueprint")
                        .document()
                        .select("#found")
                        .text())
                .contains("Nothing");
        assertThat(mira.open("/search?q=blueprint").document().select("#found").text())
                .contains("the private blueprint", "blueprint.txt");
        mira.submit(shown, shown.at().getPath() + "/deletion");
        assertThat(mira.open(file).status()).isEqualTo(404);
        assertThat(timeline(mira)).doesNotContain("blueprint");
    }

    @Test
    void notesTasksAndFilesAreFoundByTheirWordsWhateverTheAccents() {
        Browser mira = signIn("mira");
        note(mira, "note", "Le café à Lyon veut douze lampes");
        mira.submit(mira.open("/people/" + ada), "/tasks", "title", "Rappeler le café", "day", today());
        String found = mira.open("/search?q=cafe").document().select("#found").text();
        assertThat(found).contains("Le café à Lyon", "Note on Ada Oliveira", "Rappeler le café");
        assertThat(mira.open("/search?q=caf%C3%A9+douze")
                        .document()
                        .select("#found")
                        .text())
                .contains("Le café à Lyon")
                .doesNotContain("Rappeler");
    }

    private long bauPerson(String name, long account) {
        long person = number("insert into person (name) values ('" + name + "') returning id");
        jdbc.sql("insert into membership (person_id, account_id) values (" + person + ", " + account + ")")
                .update();
        return person;
    }

    private Page note(Browser browser, String kind, String text, String... more) {
        var body = new StringBuilder("_csrf=" + csrf(browser) + "&account=0&version=0&person=" + ada + "&kind=" + kind
                + "&text=" + coded(text));
        for (int n = 0; n < more.length; n += 2)
            body.append('&').append(more[n]).append('=').append(coded(more[n + 1]));
        return browser.post("/interactions", body.toString());
    }

    private String timeline(Browser browser) {
        return browser.open("/people/" + ada + "/timeline")
                .document()
                .select(".tl")
                .text();
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        Page in = browser.submit(
                browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", Lumen.PASSWORD);
        assertThat(in.at().getPath()).as(key + " is signed in").isNotEqualTo("/login");
        return browser;
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}

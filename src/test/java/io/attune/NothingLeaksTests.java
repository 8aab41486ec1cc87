package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two teams, one application: Nils of North must not find, count, open or hear of what belongs to South.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingLeaksTests {
    private static final List<String> SECRETS = List.of(
            "Petra", "Secretsson", "petra.s", "Hidden Holdings", "777.77", "Moonstone", "S-0815", "arrives cracked");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext application;

    private @Nullable TwoTeams found;

    @BeforeAll
    void twoTeams() {
        found = TwoTeams.found(application);
    }

    @Test
    void copiesFollowTheOwnerInTheSameTransaction() {
        for (String table : List.of(
                "customer_order",
                "conversation",
                "timeline_entry",
                "interaction",
                "interaction_person",
                "task",
                "customer_file"))
            assertThat(world().number("select count(*) from " + table + " t join person p on p.id = t.person_id"
                            + " where t.team_id is distinct from p.team_id"))
                    .as(table)
                    .isZero();
    }

    @Test
    void aNarrowerRoleCountsFromTheNextClickOn() {
        Browser nils = signIn("nils");
        widenAgents();
        assertThat(nils.open("/people").text()).contains("Petra Secretsson", "Nora Visible");
        narrowAgents();
        Page people = nils.open("/people");
        assertThat(people.text()).contains("Nora Visible");
        assertSilent(people);
    }

    @Test
    void noPageThatCanBeReachedSaysAnything() {
        narrowAgents();
        jdbc.sql("""
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at)
                values (least(:petra, :nora), greatest(:petra, :nora), 0.9, false, '[]', now()) on conflict do nothing
                """)
                .param("petra", world().petra())
                .param("nora", world().nora())
                .update();
        Browser nils = signIn("nils");
        var open = new ArrayDeque<>(List.of(
                "/inbox",
                "/people",
                "/duplicates",
                "/tasks?whose=all",
                "/tasks?whose=team",
                "/tasks/list?whose=team&sort=due",
                "/notices",
                "/inbox/queues",
                "/inbox/list",
                "/me"));
        open.addAll(List.of("/behavior", "/tripwires?f=when~is~month&sort=customer", "/lists/tripwires/total"));
        for (String list : List.of("accounts", "orders", "invoices", "payments", "receivables", "deals", "leads"))
            for (String query : List.of("", "?f=account~has~dden&col=person", "?sort=name", "?f=person~has~etr"))
                open.add((query.startsWith("?sort") ? "/lists/" + list + "/total" : "/" + list) + query);
        open.add("/deals/list?f=account~has~dden&col=contact");
        long group = world().number("select id from account where name = 'Open Group'");
        for (String tab : List.of("people", "timeline", "orders", "money", "deals", "conversations", "details"))
            open.add("/accounts/" + group + "?tab=" + tab);
        var seen = new HashSet<>(open);
        while (!open.isEmpty() && seen.size() < 600) {
            Page page = nils.open(open.removeFirst());
            assertSilent(page);
            for (Element link : page.document().select("a[href^=/], [hx-get^=/]")) {
                String path = link.hasAttr("hx-get") ? link.attr("hx-get") : link.attr("href");
                // A list that is only sorted or filtered otherwise shows no other rows.
                if (path.contains("sort=") && !path.startsWith("/lists/")) continue;
                if (!path.startsWith("/webjars") && seen.add(path)) open.add(path);
            }
        }
        assertThat(seen)
                .contains("/people/" + world().nora(), "/accounts/" + group)
                .hasSizeGreaterThan(30);
    }

    @Test
    void noOperationOfTheApiSaysAnything() {
        narrowAgents();
        Program nils = world().program("Nils Holm", port, application);
        Program sara = world().program("Sara Costa", port, application);
        var asked = new ArrayList<>(List.of(
                "/api/v1/people?q=Petra",
                "/api/v1/people?mail=petra.s%40secret.example",
                "/api/v1/people?number=S-0815",
                "/api/v1/people?filter=account~has~Hidden",
                "/api/v1/accounts?q=Hidden",
                "/api/v1/orders?number=S-0815",
                "/api/v1/conversations?q=cracked"));
        for (String list : List.of("tasks", "interactions", "files")) {
            String path = "/api/v1/" + list + "?person=" + world().petra();
            assertThat(nils.get(path).json().path("items").size()).as(path).isZero();
            assertThat(sara.get(path).json().path("items").size()).as(path).isPositive();
        }
        nils.get("/api/v1/openapi.json").json().path("paths").properties().forEach(path -> {
            if (!path.getValue().has("get")) return;
            if (!path.getKey().contains("{")) asked.add(path.getKey());
            else for (int id = 1; id < 5; id++) asked.add(path.getKey().replaceAll("\\{[^}]*}", "" + id));
        });
        for (String path : asked) assertSilent(path, nils.get(path).response().body());
        assertThat(asked).contains("/api/v1/people/1", "/api/v1/deals", "/api/v1/tasks", "/api/v1/files/1/content");
        assertThat(nils.get("/api/v1/people").json().path("items").size()).isOne();
        String petra = "/api/v1/people/" + world().petra();
        assertThat(sara.get(petra).response().body()).contains("Secretsson", "petra.s@secret.example");
        assertThat(nils.get(petra).status()).isEqualTo(404);
        assertThat(nils.get(petra + "/consents").status()).isEqualTo(404);
        assertThat(nils.patch(petra, "{\"name\": \"x\"}", "If-Match", "*").status())
                .isEqualTo(404);
        assertThat(nils.delete(petra, "If-Match", "*").status()).isEqualTo(404);
        assertThat(nils.patch("/api/v1/conversations/" + world().petrasConversation(), "{}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void searchesAndPickersFindNothing() {
        narrowAgents();
        Browser nils = signIn("nils");
        String queries =
                "Petra secretson petra.s%40secret.example S-0815 Pe cracked petra.s %40petra.s moonstone monstone "
                        + "R-77 R-78 Moonstone-1 hidden+hodlings";
        for (String query : queries.split(" ", -1)) {
            assertSilent(nils.open("/search?q=" + query));
            assertSilent(nils.get("/search/palette?q=" + query, "HX-Request", "true"));
            assertSilent(nils.get("/interactions/people?other=" + query, "HX-Request", "true"));
            assertSilent(nils.open("/people?q=" + query));
            assertSilent(nils.get("/people?q=" + query, "HX-Request", "true"));
            assertSilent(nils.open("/inbox?q=" + query));
            assertSilent(nils.open("/authors/" + world().petrasAuthor() + "/candidates?q=" + query));
        }
        assertThat(nils.open("/inbox?q=broken").text()).contains("Nora Visible");
    }

    @Test
    void aMeetingIsAboutThoseWhomSomebodySees() {
        narrowAgents();
        Browser nils = signIn("nils");
        for (String main : List.of("petra", "nora")) {
            long person = main.equals("petra") ? world().petra() : world().nora();
            Page page = nils.open("/interactions/"
                    + world().number("select id from interaction where kind = 'meeting' and person_id = " + person));
            assertThat(page.text()).contains("Meeting with Nora Visible", "On site");
            assertSilent(page);
        }
    }

    @Test
    void whatIsNotSeenIsNotThere() {
        narrowAgents();
        Browser nils = signIn("nils");
        String after = "2030-01-01T00:00:00Z~order~1";
        for (String path : List.of(
                "/people/" + world().petra(),
                "/people/" + world().petra() + "?tab=orders",
                "/people/" + world().petra() + "?tab=identities",
                "/people/" + world().petra() + "/merge",
                "/people/" + world().nora() + "/merge?with=" + world().petra(),
                "/people/" + world().petra() + "/timeline?before=" + after,
                "/people/" + world().petra() + "/orders?day=2030-01-01&order=9",
                "/people/" + world().petra() + "/timeline?only=note",
                "/interactions/" + world().number("select id from interaction where kind = 'note'"),
                "/tasks/" + world().number("select id from task"),
                "/files/" + world().number("select id from customer_file"),
                "/files/" + world().number("select id from customer_file") + "/content",
                "/inbox/" + world().petrasConversation(),
                "/inbox/" + world().petrasConversation() + "/thread",
                "/inbox/" + world().petrasConversation() + "/live")) {
            Page page = nils.open(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(nils.get(path, "HX-Request", "true", "Accept", "text/html")
                            .status())
                    .as(path)
                    .isEqualTo(404);
            assertSilent(page);
        }
        // As somebody who never was.
        assertThat(nils.open("/people/" + world().petra()).text().replace("" + world().petra(), ""))
                .isEqualTo(nils.open("/people/999999").text().replace("999999", ""));
    }

    @Test
    void whatIsNotSeenIsNotChanged() {
        narrowAgents();
        Browser nils = signIn("nils");
        String csrf = "_csrf="
                + nils.open("/people").document().select("input[name=_csrf]").val();
        String conversation = "/conversations/" + world().petrasConversation();
        String key = "&key=6a9a2f0e-0000-4000-8000-000000000001";
        Map<String, String> tries = Map.of(
                "/people/" + world().nora() + "/merge", "&version=1&withVersion=1&with=" + world().petra(),
                conversation + "/assignment", "&version=0&to=1",
                conversation + "/closure", "&version=0",
                conversation + "/notes", "&text=hello",
                conversation + "/replies", "&text=hello&seen=0&answers=" + world().petrasPost() + key,
                "/posts/" + world().petrasPost() + "/judgement", "&language=en&sentiment=positive&intents=praise",
                "/authors/" + world().petrasAuthor() + "/link", "&person=" + world().nora());
        tries.forEach((path, body) -> {
            Page page = nils.post(path, csrf + body);
            assertThat(page.status()).as(path).isIn(404, 409);
            assertSilent(page);
        });
        assertThat(nils.post("/authors/" + world().petrasAuthor() + "/link", csrf + "&_method=delete")
                        .status())
                .isEqualTo(404);
        assertThat(world().number("select count(*) from note")).isZero();
        assertThat(world().number("select count(*) from reply")).isZero();
        assertThat(world().number("select count(*) from judgement")).isZero();
        assertThat(world().number("select version from conversation where id = " + world().petrasConversation()))
                .isZero();
        assertThat(world().number("select person_id from author where id = " + world().petrasAuthor()))
                .isEqualTo(world().petra());
    }

    @Test
    void figuresCountOnlyWhoIsSeen() {
        narrowAgents();
        Browser nils = signIn("nils");
        assertThat(nils.open("/inbox/queues")
                        .document()
                        .select("[href*='queue=all'] .n")
                        .text())
                .isEqualTo("1");
        world().score();
        Browser mats = signIn("mats");
        Page behavior = mats.open("/behavior");
        assertThat(behavior.text()).contains("from 1 customers", "Nora Visible").doesNotContain("from 2");
        assertSilent(behavior);
    }

    @Test
    void importsAreForThoseWhoMayChangeEverything() {
        Browser max = signIn("max");
        jdbc.sql("""
                with u as (insert into upload (name, created_by, complete) values ('petra.s.csv', 1, true) returning id)
                insert into import_run (upload_id, target, created_by, columns)
                select id, 'people', 1, '{name}' from u
                """).update();
        long run = world().number("select max(id) from import_run");
        assertThat(max.open("/imports").text()).doesNotContain("petra.s.csv");
        for (String path : List.of("/imports/" + run, "/imports/" + run + "/errors", "/api/v1/imports/" + run))
            assertThat(max.open(path).status()).as(path).isEqualTo(404);
    }

    @Test
    void theLiveStreamNamesOnlyWhatIsSeen() throws Exception {
        narrowAgents();
        Browser nils = signIn("nils");
        Browser sara = signIn("sara");
        var heard = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> nils.lines("/live", heard::add));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> String.join(" ", heard).contains("hello"));
        long noras = world().number("select id from conversation where person_id = " + world().nora());
        note(sara, world().petrasConversation(), "about the South");
        note(nils, noras, "about the North");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> String.join(" ", heard).contains("\"" + noras + "\""));
        assertThat(String.join(" ", heard)).doesNotContain("\"" + world().petrasConversation() + "\"");
        jdbc.sql("delete from note").update();
    }

    @Test
    void whoIsAssignedAConversationReadsItButNotTheCustomer() {
        narrowAgents();
        Browser nils = signIn("nils");
        jdbc.sql("update conversation set assignee_id = :nils where id = :id")
                .param("nils", world().colleague("Nils Holm").value())
                .param("id", world().petrasConversation())
                .update();
        try {
            Page page = nils.open("/inbox/" + world().petrasConversation());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("arrives cracked")
                    .doesNotContain("Moonstone", "Hidden Holdings", "S-0815");
            assertThat(page.document().select("a[href^=/people/" + world().petra() + "]"))
                    .isEmpty();
            assertThat(nils.open("/people/" + world().petra()).status()).isEqualTo(404);
        } finally {
            jdbc.sql("update conversation set assignee_id = null").update();
        }
    }

    @Test
    void theOtherTeamSeesItsOwn() {
        narrowAgents();
        Browser sara = signIn("sara");
        assertThat(sara.open("/people/" + world().petra()).text()).contains("Petra Secretsson", "Hidden Holdings");
        assertThat(sara.open("/people/" + world().petra() + "?tab=orders").text())
                .contains("Moonstone");
        assertThat(sara.open("/inbox/" + world().petrasConversation()).text()).contains("arrives cracked");
        assertThat(sara.open("/people?q=world().nora()").text()).doesNotContain("Nora Visible");
    }

    private void narrowAgents() {
        agents("TEAM");
    }

    private void widenAgents() {
        agents("ALL");
    }

    /// As an admin does it, on the page.
    private void agents(String scope) {
        Browser ines = signIn("ines");
        Page form = ines.open("/settings/roles/AGENT");
        Page saved = ines.submit(
                form,
                "/settings/roles/AGENT",
                "reads.PEOPLE",
                scope,
                "writes.PEOPLE",
                scope,
                "reads.ACCOUNTS",
                scope,
                "writes.ACCOUNTS",
                scope);
        assertThat(saved.text()).contains("It counts from the next click on");
    }

    private TwoTeams world() {
        return Objects.requireNonNull(found);
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        Page in = browser.submit(
                browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", TwoTeams.PASSWORD);
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.at().getPath()).as(key + " is signed in").isNotEqualTo("/login");
        return browser;
    }

    private static void note(Browser browser, long conversation, String text) {
        String csrf =
                browser.open("/people").document().select("input[name=_csrf]").val();
        Page page = browser.post(
                "/conversations/" + conversation + "/notes",
                "_csrf=" + csrf + "&text="
                        + URI.create("x:" + text.replace(" ", "%20")).getRawSchemeSpecificPart());
        assertThat(page.status()).isEqualTo(200);
    }

    private static void assertSilent(Page page) {
        String body = page.response().body();
        assertSilent(page.at().toString(), body.replaceAll("(value|data-query)=\"[^\"]*\"|“[^”]*”|q=[^&\"]*", ""));
    }

    private static void assertSilent(String at, String body) {
        for (String secret : SECRETS) assertThat(body).as(at).doesNotContainIgnoringCase(secret);
    }
}

package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.InvoicesBecameOverdue;
import io.attune.platform.personaldata.Retained;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What becomes of things later: who made them, what comes back, what is claimed, what is late,
/// what is swept away.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterwardsTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    List<Retained> kinds;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private UserId ines = new UserId(0);
    private Program sync = new Program(0, "");

    @BeforeAll
    void aCompany() {
        ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        var scopes = Scopes.of(List.of(
                "people:write",
                "accounts:write",
                "money:write",
                "deals:write",
                "activities:write",
                "conversations:write"));
        sync = new Program(
                port, tokens.create(ines, "test", scopes, Period.ofDays(1)).value());
    }

    @Test
    void everyRecordSaysWhoMadeItOnItsPageAndToPrograms() {
        long person = id(sync.post("/api/v1/people", "{\"name\": \"Maker\"}"));
        Browser page = signIn();
        for (String[] made : new String[][] {
            {"/api/v1/leads", "/leads/", "{\"name\": \"Lead\"}"},
            {"/api/v1/deals", "/deals/", "{\"name\": \"Deal\"}"},
            {"/api/v1/products", "/products/", "{\"sku\": \"M-1\", \"name\": \"Lamp\"}"},
            {
                "/api/v1/orders",
                "/orders/",
                "{\"person\": %d, \"lines\": [{\"text\": \"Lamp\", \"price\": \"9\", \"quantity\": \"1\"}]}"
                        .formatted(person)
            },
            {
                "/api/v1/invoices",
                "/invoices/",
                "{\"person\": %d, \"lines\": [{\"text\": \"Lamp\", \"price\": \"9\", \"quantity\": \"1\"}]}"
                        .formatted(person)
            },
            {"/api/v1/payments", "/payments/", "{\"person\": %d, \"amount\": \"5\"}".formatted(person)},
        }) {
            Answer answer = sync.post(made[0], made[2]);
            assertThat(answer.status()).as(made[0] + answer.response().body()).isEqualTo(201);
            JsonNode read =
                    sync.get(made[0] + "/" + answer.json().path("id").asLong()).json();
            assertThat(read.path("origin").asString()).as(made[0]).isEqualTo("api");
            assertThat(read.path("originId").asLong()).isPositive();
            assertThat(page.open(made[1] + answer.json().path("id").asLong()).text())
                    .as(made[1])
                    .contains("Made by API token test");
        }
        assertThat(sync.get("/api/v1/invoices")
                        .json()
                        .path("items")
                        .path(0)
                        .path("origin")
                        .asString())
                .isEqualTo("api");
    }

    @Test
    void ownFieldsOfDealsAreReadAndWrittenByPagesAndPrograms() {
        long field = jdbc.sql("""
                insert into custom_field (subject, label, type) values ('DEAL', 'Budget until', 'DATE') returning id
                """).query(Long.class).single();
        Answer made = sync.post(
                "/api/v1/deals", "{\"name\": \"Fair\", \"fields\": {\"f%d\": \"2027-03-01\"}}".formatted(field));
        assertThat(made.json().path("fields").path("f" + field).asString())
                .as(made.response().body())
                .isEqualTo("2027-03-01");
        String path = "/deals/" + made.json().path("id").asLong();
        assertThat(sync.patch("/api/v1" + path, "{\"fields\": {\"f%d\": \"never\"}}".formatted(field), "If-Match", "*")
                        .json()
                        .path("errors")
                        .toString())
                .contains("fields.f" + field);
        assertThat(sync.patch("/api/v1" + path, "{\"fields\": {\"f0\": \"x\"}}", "If-Match", "*")
                        .status())
                .isEqualTo(422);
        assertThat(sync.patch("/api/v1" + path, "{\"name\": \"Fair 2027\"}", "If-Match", "*")
                        .json()
                        .path("fields")
                        .path("f" + field)
                        .asString())
                .as("what is not said stays")
                .isEqualTo("2027-03-01");
        Browser page = signIn();
        assertThat(page.open(path).text()).contains("Budget until");
        var form = page.open(path + "/edit");
        assertThat(form.document().select("input[name=f" + field + "]").val()).isEqualTo("2027-03-01");
        assertThat(page.submit(form, path, "f" + field, "1 March")
                        .document()
                        .select("input[name=f" + field + "]")
                        .val())
                .as("what was typed stays")
                .isEqualTo("1 March");
        page.submit(page.open(path + "/edit"), path, "f" + field, "");
        assertThat(sync.get("/api/v1" + path).json().path("fields").size()).isZero();
        assertThat(page.open("/settings/fields?of=DEAL").text()).contains("Budget until");
        sync.delete("/api/v1" + path, "If-Match", "*");
    }

    @Test
    void noMoreComesBackThanWasSold() {
        long person = id(sync.post("/api/v1/people", "{\"name\": \"Returner\"}"));
        long order = id(sync.post("/api/v1/orders", """
                {"person": %d, "day": "2026-03-01", "lines": [{"text": "Lamp", "price": "10", "quantity": "3"}]}""".formatted(person)));
        Browser page = signIn();
        String path = "/orders/" + order;
        assertThat(back(page, path, "4", "")).contains("So many were not kept");
        assertThat(back(page, path, "2", "")).doesNotContain("So many were not kept");
        assertThat(back(page, path, "2", "")).contains("So many were not kept");
        assertThat(back(page, path, "1", "11")).contains("more than what is left");
        JsonNode left = sync.get("/api/v1" + path).json();
        assertThat(left.path("refunded").asString()).isEqualTo("20.00");
        back(page, path, "1", "");
        assertThat(sync.get("/api/v1" + path).json().path("status").asString()).isEqualTo("returned");
    }

    @Test
    void aClaimIsTakenWithinItsTermAndSettledOnce() {
        long person = id(sync.post("/api/v1/people", "{\"name\": \"Claimant\"}"));
        long order = id(sync.post("/api/v1/orders", """
                {"person": %d, "day": "2026-01-10", "lines": [{"text": "Lamp", "price": "10", "quantity": "1"}]}""".formatted(person)));
        Answer made = sync.post("/api/v1/warranties", """
                {"order": %d, "line": 1, "serial": "S-1", "startsOn": "2026-01-10", "months": 24}""".formatted(order));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.json().path("endsOn").asString()).isEqualTo("2028-01-09");
        String path = made.header("Location");
        assertThat(sync.post(path + "/claims", "{\"on\": \"2028-01-10\", \"problem\": \"dark\"}")
                        .status())
                .as("a day too late")
                .isEqualTo(409);
        assertThat(sync.post(path + "/claims", "{\"on\": \"2026-01-09\", \"problem\": \"dark\"}")
                        .status())
                .as("before it began")
                .isEqualTo(409);
        JsonNode claimed = sync.post(path + "/claims", "{\"on\": \"2028-01-09\", \"problem\": \"dark\"}")
                .json();
        assertThat(claimed.path("claims").path(0).path("state").asString()).isEqualTo("open");
        String settlement =
                path + "/claims/" + claimed.path("claims").path(0).path("id").asLong() + "/settlement";
        assertThat(sync.post(settlement, "{\"end\": \"lost\", \"on\": \"2028-01-12\"}")
                        .status())
                .isEqualTo(422);
        Answer settled = sync.post(settlement, "{\"end\": \"repaired\", \"on\": \"2028-01-12\"}");
        assertThat(settled.json().path("claims").path(0).path("state").asString())
                .as(settled.response().body())
                .isEqualTo("repaired");
        assertThat(sync.post(settlement, "{\"end\": \"refused\", \"on\": \"2028-01-13\"}")
                        .status())
                .isEqualTo(409);
        assertThat(sync.delete(path, "If-Match", "*").status())
                .as("one with claims stays")
                .isEqualTo(409);
    }

    @Test
    void anOverdueInvoiceSetsOneTaskThatIsDoneWhenItIsPaid() {
        long person =
                id(sync.post("/api/v1/people", "{\"name\": \"Late Payer\", \"owner\": %d}".formatted(ines.value())));
        long first = issued(person);
        overdue(first);
        String task =
                "select title || ' ' || link || ' ' || (done_at is not null) from task where link = '/invoices/%d'";
        String number =
                sync.get("/api/v1/invoices/" + first).json().path("number").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> texts(task.formatted(first)).size() == 1);
        assertThat(texts(task.formatted(first)))
                .containsExactly("Invoice " + number + " is overdue /invoices/" + first + " false");
        overdue(first);
        quiet();
        assertThat(texts(task.formatted(first))).hasSize(1);
        assertThat(texts("select kind from timeline_entry where source = 'task' and person_id = " + person))
                .containsExactly("task");
        assertThat(sync.post("/api/v1/payments", "{\"person\": %d, \"amount\": \"9\"}".formatted(person))
                        .status())
                .isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> texts(task.formatted(first)).getFirst().endsWith("true"));
        quiet();
        assertThat(texts("select kind from timeline_entry where source = 'task' and person_id = " + person))
                .containsExactly("task.done");

        Browser page = signIn();
        page.submit(page.open("/settings/tasks"), "/settings/tasks");
        long second = issued(person);
        overdue(second);
        quiet();
        assertThat(texts(task.formatted(second))).hasSize(1);
        jdbc.sql("update activity_settings set overdue_tasks = false").update();
        long third = issued(person);
        overdue(third);
        quiet();
        assertThat(texts(task.formatted(third))).isEmpty();
    }

    @Test
    void theBroomTakesWhatIsOldAndNothingElse() {
        Instant then = clock.instant().minus(Duration.ofDays(30));
        long buyer = id(sync.post(
                "/api/v1/people", "{\"name\": \"Open Buyer\", \"mails\": [{\"value\": \"buyer@example.com\"}]}"));
        long invoice = issued(buyer);
        long old = note(buyer, "40 days");
        long young = note(buyer, "10 days");
        jdbc.sql("""
                insert into task (title, assignee_id, due_at, done_at, created_by, created_at, changed_at) values
                    ('done long ago', 1, now(), now() - interval '40 days', 1, now(), now()),
                    ('done lately', 1, now(), now() - interval '10 days', 1, now(), now()),
                    ('open for ever', 1, now() - interval '4000 days', null, 1, now() - interval '4000 days', now())
                """).update();
        jdbc.sql("""
                insert into author (network, network_id, handle, first_seen, last_seen, person_id)
                values ('x', 'known', 'known', now(), now() - interval '4000 days', :buyer),
                       ('x', 'stranger', 'stranger', now(), now() - interval '4000 days', null)
                """).param("buyer", buyer).update();
        for (Retained kind : kinds) kind.remove(then);
        assertThat(texts("select title from task where title like 'done %' or title like 'open %' order by 1"))
                .containsExactly("done lately", "open for ever");
        assertThat(texts("select id from interaction where id in (%d, %d)".formatted(old, young)))
                .containsExactly(Long.toString(young));
        assertThat(texts("select source_id from timeline_entry where source = 'note' and person_id = " + buyer))
                .containsExactly(Long.toString(young));
        assertThat(sync.get("/api/v1/people/" + buyer).json().path("mails").size())
                .as("whoever still owes stays who they are")
                .isOne();
        assertThat(sync.get("/api/v1/invoices/" + invoice).json().path("state").asString())
                .isEqualTo("open");
        assertThat(texts("select handle from author where network_id in ('known', 'stranger')"))
                .containsExactly("known");
        assertThat(kinds).extracting(Retained::name).contains("interactions", "done-tasks", "files");
        assertThat(kinds.stream()
                        .filter(kind ->
                                List.of("interactions", "done-tasks", "files").contains(kind.name())))
                .allMatch(kind -> kind.standardDays() == 0);
        assertThat(signIn().open("/settings/privacy").text()).contains("Tasks that are done");
    }

    private long note(long person, String age) {
        long id = jdbc.sql("""
                insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
                values ('note', :person, now() - cast(:age as interval), 'a note', 1, now(), now()) returning id
                """)
                .param("person", person)
                .param("age", age)
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text)
                values ('note', :id, :person, now(), 'note', 'a note')
                """).param("id", id).param("person", person).update();
        return id;
    }

    private long issued(long person) {
        long id = id(sync.post("/api/v1/invoices", """
                {"person": %d, "lines": [{"text": "Lamp", "price": "9", "quantity": "1"}]}""".formatted(person)));
        assertThat(sync.post("/api/v1/invoices/" + id + "/issuance", "").status())
                .isEqualTo(200);
        return id;
    }

    private void overdue(long invoice) {
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new InvoicesBecameOverdue(List.of(new InvoiceId(invoice)))));
    }

    private void quiet() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select not exists (select from event_publication)")
                        .query(Boolean.class)
                        .single());
    }

    private static String back(Browser page, String path, String quantity, String refund) {
        return page.submit(
                        page.open(path),
                        path + "/returns",
                        "quantity",
                        quantity,
                        "refund",
                        refund,
                        "reason",
                        "too bright",
                        "day",
                        LocalDate.of(2026, 3, 5).toString())
                .text();
    }

    private List<String> texts(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private static long id(Answer made) {
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    private Browser signIn() {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}

package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What programs do with tasks, calls, notes and files, by the rules of the pages.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivitiesApiTests {
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

    private UserId ines = new UserId(0);
    private UserId mira = new UserId(0);
    private Program sync = new Program(0, "");
    private long petra;
    private long nora;
    private long fjord;

    @BeforeAll
    void aCompany() {
        ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.AGENT, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        sync = program(ines, "people:write", "accounts:write", "activities:write");
        petra = id(sync.post("/api/v1/people", "{\"name\": \"Petra Lind\"}"));
        nora = id(sync.post("/api/v1/people", "{\"name\": \"Nora Reis\"}"));
        fjord = id(sync.post("/api/v1/accounts", "{\"name\": \"Fjord Lodges\"}"));
    }

    @Test
    void aTaskIsGivenMovedDoneAndDeleted() {
        long lena = id(sync.post("/api/v1/people", "{\"name\": \"Lena Moor\"}"));
        Answer made = sync.post("/api/v1/tasks", """
                {"title": "Call about the lamp", "person": %d, "account": %d, "assignee": %s, "dueOn": "2026-12-01",
                 "reminder": "day", "link": {"path": "/deals/7", "name": "Lamps"}}""".formatted(lena, fjord, mira));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(made.json().path("dueOn").asString()).isEqualTo("2026-12-01");
        assertThat(made.json().path("dueAt").isNull()).isTrue();
        assertThat(jdbc.sql("select count(*) from notice where task_id = :id and user_id = :mira")
                        .param("id", made.json().path("id").asLong())
                        .param("mira", mira.value())
                        .query(Long.class)
                        .single())
                .isOne();
        Answer moved = sync.patch(
                path, "{\"dueAt\": \"2026-12-02T09:30:00Z\", \"link\": null}", "If-Match", made.header("ETag"));
        assertThat(moved.status()).as(moved.response().body()).isEqualTo(200);
        assertThat(moved.json().path("dueAt").asString()).isEqualTo("2026-12-02T09:30:00Z");
        assertThat(moved.json().path("dueOn").isNull()).isTrue();
        assertThat(moved.json().path("link").isNull()).isTrue();
        assertThat(moved.json().path("person").asLong()).isEqualTo(lena);
        assertThat(sync.patch(path, "{\"title\": \"x\"}", "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(sync.patch(path, "{\"title\": \"x\"}").status()).isEqualTo(428);
        Answer done = sync.post(path + "/completion", "");
        assertThat(done.json().path("doneAt").asString()).isNotEmpty();
        assertThat(done.header("ETag")).isNotEqualTo(moved.header("ETag"));
        assertThat(items("/api/v1/tasks?person=" + lena + "&done=true").size()).isOne();
        assertThat(sync.delete(path + "/completion").json().path("doneAt").isNull())
                .isTrue();
        assertThat(sync.patch(path, "{\"doneAt\": \"2026-01-02T09:30:00Z\"}", "If-Match", "*")
                        .json()
                        .path("doneAt")
                        .asString())
                .isEqualTo("2026-01-02T09:30:00Z");
        assertThat(sync.delete(path).status()).isEqualTo(428);
        assertThat(sync.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(sync.get(path).status()).isEqualTo(404);
        assertThat(items("/api/v1/tasks?person=" + lena + "&done=true").size()).isZero();
    }

    @Test
    void tasksAreFoundByWhatTheyAre() {
        String before = Instant.now().minusSeconds(5).toString();
        long firm = id(sync.post("/api/v1/accounts", "{\"name\": \"With tasks\"}"));
        long late = id(sync.post("/api/v1/tasks", """
                {"title": "Late", "account": %d, "dueAt": "2020-01-01T09:00:00Z"}""".formatted(firm)));
        long miras = id(sync.post("/api/v1/tasks", """
                {"title": "Later", "account": %d, "dueOn": "2030-01-01", "assignee": %s}""".formatted(firm, mira)));
        String of = "/api/v1/tasks?account=" + firm;
        assertThat(ids(of + "&dueBefore=2021-01-01T00:00:00Z")).containsExactly(late);
        assertThat(ids(of + "&assignee=" + mira)).containsExactly(miras);
        assertThat(ids(of + "&assignee=me")).containsExactly(late);
        assertThat(ids(of + "&done=false&changedSince=" + before)).containsExactly(miras, late);
        assertThat(ids("/api/v1/tasks?account=999999")).isEmpty();
        JsonNode first = sync.get(of + "&limit=1").json();
        assertThat(first.path("items").path(0).path("id").asLong()).isEqualTo(miras);
        assertThat(ids(of + "&limit=1&cursor=" + first.path("next").asString())).containsExactly(late);
        assertThat(sync.get(of + "&dueBefore=tomorrow").status()).isEqualTo(400);
    }

    @Test
    void whatIsWrongWithATaskIsSaidByField() {
        assertThat(errors("/api/v1/tasks", "{}")).contains("title");
        assertThat(errors("/api/v1/tasks", "{\"title\": \"x\", \"assignee\": 999999}"))
                .contains("assignee");
        assertThat(errors("/api/v1/tasks", "{\"title\": \"x\", \"person\": 999999}"))
                .contains("person");
        assertThat(errors("/api/v1/tasks", """
                {"title": "x", "dueOn": "2026-01-01", "dueAt": "2026-01-01T00:00:00Z"}""")).contains("dueAt");
        assertThat(errors("/api/v1/tasks", "{\"title\": \"x\", \"doneAt\": \"2090-01-01T00:00:00Z\"}"))
                .contains("doneAt");
        assertThat(errors("/api/v1/tasks", "{\"title\": \"x\", \"dueOn\": \"0001-01-01\"}"))
                .contains("dueOn");
        assertThat(errors("/api/v1/tasks", """
                {"title": "x", "link": {"path": "https://evil.example", "name": "x"}}""")).contains("link.path");
        String path = sync.post("/api/v1/tasks", "{\"title\": \"Nobody's\"}").header("Location");
        Answer answer = sync.patch(path, "{\"person\": " + petra + "}", "If-Match", "*");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").toString()).contains("person");
    }

    @Test
    void tasksOfAnotherProgramAreKeptByItsKeys() {
        String rows = """
                {"rows": [
                  {"externalId": "T-1", "title": "Done long ago", "person": %1$d, "doneAt": "2024-03-01T09:00:00Z",
                   "assignee": %2$s},
                  {"externalId": "T-2", "title": "To be done", "dueOn": "2027-01-01"},
                  {"externalId": "T-3", "title": " "},
                  {"title": "No key"}]}""".formatted(petra, mira);
        JsonNode first = sync.post("/api/v1/tasks/bulk", rows).json();
        assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(2);
        assertThat(first.path("refused").asInt()).isEqualTo(2);
        long done = first.path("rows").path(0).path("id").asLong();
        assertThat(jdbc.sql("select count(*) from notice where task_id = :id")
                        .param("id", done)
                        .query(Long.class)
                        .single())
                .as("what is done is nobody's news")
                .isZero();
        JsonNode again = sync.post("/api/v1/tasks/bulk", rows).json();
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isEqualTo(2);
        JsonNode other = sync.post("/api/v1/tasks/bulk", """
                {"rows": [{"externalId": "T-2", "doneAt": "2026-03-01T09:00:00Z"}]}""").json();
        assertThat(other.path("updated").asInt()).as(other.toString()).isOne();
        String path = "/api/v1/tasks/" + done;
        assertThat(sync.get(path).json().path("externalId").asString()).isEqualTo("T-1");
        assertThat(sync.delete(path, "If-Match", "*").status()).isEqualTo(204);
        JsonNode anew = sync.post("/api/v1/tasks/bulk", rows).json();
        assertThat(anew.path("rows").path(0).path("result").asString()).isEqualTo("created");
    }

    @Test
    void aCallIsWrittenDownWithWhoWasThere() {
        Answer made = sync.post("/api/v1/interactions", """
                {"kind": "call", "person": %d, "others": [%d], "direction": "in", "at": "2026-03-01T09:00:00Z",
                 "minutes": 12, "outcome": "agreed", "text": "Wants two lamps, @Mira Kovač"}""".formatted(petra, nora));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = made.header("Location");
        long id = made.json().path("id").asLong();
        assertThat(made.json().path("others").path(0).asLong()).isEqualTo(nora);
        assertThat(made.json().path("author").asLong()).isEqualTo(ines.value());
        assertThat(ids("/api/v1/interactions?person=" + nora)).contains(id);
        assertThat(ids("/api/v1/interactions?kind=call&from=2026-03-01T00:00:00Z&until=2026-03-02T00:00:00Z"))
                .contains(id);
        assertThat(ids("/api/v1/interactions?kind=note&person=" + nora)).doesNotContain(id);
        assertThat(jdbc.sql("select count(*) from timeline_entry where source in ('call', 'call-with') and person_id in"
                                + " (:petra, :nora)")
                        .param("petra", petra)
                        .param("nora", nora)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from notice where interaction_id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single())
                .isOne();
        Answer changed = sync.patch(
                path, "{\"others\": null, \"minutes\": 20, \"audience\": \"me\"}", "If-Match", made.header("ETag"));
        assertThat(changed.json().path("others").size())
                .as(changed.response().body())
                .isZero();
        assertThat(changed.json().path("minutes").asInt()).isEqualTo(20);
        assertThat(changed.json().path("at").asString()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(program(mira, "activities:write").get(path).status())
                .as("for its author alone")
                .isEqualTo(404);
        assertThat(sync.patch(path, "{\"kind\": \"note\"}", "If-Match", "*").status())
                .isEqualTo(422);
        assertThat(sync.delete(path, "If-Match", changed.header("ETag")).status())
                .isEqualTo(204);
        assertThat(sync.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatDoesNotBelongToAKindIsRefused() {
        String note = "{\"kind\": \"note\", \"text\": \"x\", \"person\": " + petra;
        assertThat(errors("/api/v1/interactions", note + ", \"minutes\": 3}")).contains("minutes");
        assertThat(errors("/api/v1/interactions", note + ", \"direction\": \"in\"}"))
                .contains("direction");
        assertThat(errors("/api/v1/interactions", note + ", \"others\": [" + nora + "]}"))
                .contains("others");
        assertThat(errors("/api/v1/interactions", "{\"kind\": \"note\", \"text\": \"of nobody\"}"))
                .contains("person");
        assertThat(errors("/api/v1/interactions", "{\"kind\": \"dream\", \"text\": \"x\", \"person\": " + petra + "}"))
                .contains("kind");
    }

    @Test
    void aCompanyThatMovesBringsItsCalls() {
        String rows = """
                {"rows": [
                  {"externalId": "C-1", "kind": "call", "person": %1$d, "at": "2023-05-01T09:00:00Z", "text": "Hello",
                   "others": [%2$d]},
                  {"externalId": "C-2", "kind": "mail", "account": %3$d, "at": "2023-05-02T09:00:00Z", "text": "Offer"},
                  {"externalId": "C-3", "kind": "mail", "text": "Of nobody"}]}""".formatted(petra, nora, fjord);
        JsonNode first = sync.post("/api/v1/interactions/bulk", rows).json();
        assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(2);
        assertThat(first.path("refused").asInt()).isOne();
        JsonNode again = sync.post("/api/v1/interactions/bulk", rows.replace("Offer", "Offer, sent"))
                .json();
        assertThat(again.path("updated").asInt()).as(again.toString()).isOne();
        assertThat(again.path("unchanged").asInt()).isOne();
        assertThat(items("/api/v1/interactions?account=" + fjord)
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("Offer, sent");
    }

    @Test
    void aFileIsKeptReadAndDeleted() {
        Answer kept = sync.upload("/api/v1/files", "offer.txt", "Two lamps.", "person", "" + petra);
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(201);
        String path = kept.header("Location");
        assertThat(kept.json().path("size").asLong()).isEqualTo(10);
        assertThat(sync.get(path).json().path("name").asString()).isEqualTo("offer.txt");
        Answer content = sync.get(path + "/content");
        assertThat(content.response().body()).isEqualTo("Two lamps.");
        assertThat(content.header("Content-Disposition")).startsWith("attachment");
        String note = sync.post("/api/v1/interactions", """
                {"kind": "note", "person": %d, "text": "See the offer"}""".formatted(petra)).header("Location");
        Answer attached = sync.upload(note + "/files", "offer.pdf", "%PDF-1.7 two lamps");
        assertThat(attached.status()).as(attached.response().body()).isEqualTo(201);
        assertThat(ids("/api/v1/files?interaction=" + note.substring(note.lastIndexOf('/') + 1)))
                .containsExactly(attached.json().path("id").asLong());
        Answer program = sync.upload("/api/v1/files", "lamp.exe", "MZ", "person", "" + petra);
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.json().path("errors").path(0).path("detail").asString())
                .contains("colleague's computer");
        assertThat(sync.upload("/api/v1/files", "a.txt", "a", "person", "999999")
                        .status())
                .isEqualTo(422);
        assertThat(sync.delete(path).status()).isEqualTo(204);
        assertThat(sync.get(path).status()).isEqualTo(404);
        assertThat(sync.get(path + "/content").status()).isEqualTo(404);
        assertThat(sync.delete(note, "If-Match", "*").status()).isEqualTo(204);
        assertThat(sync.get(attached.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void aTokenWithoutTheScopeSeesAndChangesNothing() {
        long own = id(sync.post("/api/v1/tasks", "{\"title\": \"Own\", \"assignee\": " + mira + "}"));
        Program people = program(mira, "people:write");
        for (String path : List.of("/api/v1/tasks", "/api/v1/tasks/" + own, "/api/v1/interactions", "/api/v1/files"))
            assertThat(people.get(path).status()).as(path).isEqualTo(403);
        assertThat(people.post("/api/v1/tasks/" + own + "/completion", "").status())
                .isEqualTo(403);
        Program reader = program(mira, "activities:read");
        assertThat(reader.get("/api/v1/tasks/" + own).status()).isEqualTo(200);
        assertThat(reader.post("/api/v1/tasks", "{\"title\": \"x\"}").status()).isEqualTo(403);
        assertThat(reader.patch("/api/v1/tasks/" + own, "{\"title\": \"x\"}", "If-Match", "*")
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("/api/v1/interactions/bulk", "{\"rows\": [{\"externalId\": \"x\"}]}")
                        .status())
                .isEqualTo(403);
        assertThat(program(mira, "activities:write")
                        .post("/api/v1/tasks/" + own + "/completion", "")
                        .status())
                .isEqualTo(200);
    }

    private JsonNode items(String path) {
        return sync.get(path).json().path("items");
    }

    private List<Long> ids(String path) {
        Answer answer = sync.get(path);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        var seen = new HashSet<Long>();
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asLong())
                .filter(seen::add)
                .toList();
    }

    private String errors(String path, String body) {
        Answer answer = sync.post(path, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        return answer.json().path("errors").toString();
    }

    private static long id(Answer made) {
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    private Program program(UserId owner, String... scopes) {
        return new Program(
                port,
                tokens.create(owner, "test", Scopes.of(List.of(scopes)), Period.ofDays(1))
                        .value());
    }
}

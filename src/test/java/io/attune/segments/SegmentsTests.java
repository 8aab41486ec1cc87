package io.attune.segments;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.Program;
import io.attune.Program.Answer;
import io.attune.WholeAttune;
import io.attune.customers.Merges;
import io.attune.customers.PersonId;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/// Segments from the sentence to the list, by pages and by programs, in a running Attune.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SegmentsTests {
    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    Merges merges;

    @Autowired
    JdbcClient jdbc;

    private Program api = new Program(0, "");
    private Program reader = new Program(0, "");
    private long ada;
    private long bela;

    @BeforeAll
    void aCompany() {
        UserId ines = Lumen.founded(colleagues, settings);
        colleagues.create("Nils Holm", "nils@lumen.example", Role.AGENT, Lumen.PASSWORD);
        api = program(ines, "people:write", "money:write", "accounts:write", "conversations:write");
        reader = program(ines, "people:read");
        ada = person("Ada Oliveira", "Porto");
        bela = person("Béla Kis", "Pécs");
    }

    @Test
    void whoOrdersComesInAtOnceAndIsAskedWhy() {
        long buyers = made("Buyers", """
                {"all": [{"event": "order", "times": {"min": 1}, "window": {"last": 30}}, {"not": {"attribute": "city", "is": ["pecs"]}}]}""");
        assertThat(members(buyers)).isEmpty();
        order(ada, LocalDate.now(ZoneId.of("Europe/Lisbon")));
        order(bela, LocalDate.now(ZoneId.of("Europe/Lisbon")));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(buyers)).containsExactly(ada));
        assertThat(api.get("/api/v1/segments/" + buyers).json().path("dueAt").isString())
                .as("leaves by the clock")
                .isTrue();
        Answer why = api.get("/api/v1/segments/" + buyers + "/people/" + bela);
        assertThat(why.json().path("holds").booleanValue()).isFalse();
        assertThat(why.json().path("parts").path(0).path("holds").booleanValue())
                .isTrue();

        Browser ines = signIn("ines");
        assertThat(ines.open("/segments/" + buyers).text()).contains("Buyers", "Ada Oliveira", "in the last 30 days");
        assertThat(ines.open("/segments/" + buyers + "/why?person=" + bela).text())
                .contains("does not fit", "1 in that time", "known: pecs");
        assertThat(ines.open("/segments/" + buyers + "/why?q=Kis").text()).contains("Béla Kis");
        Page list = ines.open("/people?f=segment~is~" + buyers + "&col=segment");
        assertThat(list.text()).contains("Ada Oliveira", "Buyers").doesNotContain("Béla Kis");
        assertThat(ines.open("/people/" + ada).text()).contains("Buyers");
        assertThat(ines.open("/segments").text()).contains("Buyers", "Ready-made");
    }

    @Test
    void aSegmentThatOthersRestOnStaysAndNoCircleIsClosed() {
        long first = made("First", "{\"all\": []}");
        long second = made("Second", "{\"not\": {\"segment\": %d}}".formatted(first));
        long third = made("Third", "{\"any\": [{\"segment\": %d}]}".formatted(second));
        Answer circle = api.patch(
                "/api/v1/segments/" + first, "{\"rule\": {\"segment\": %d}}".formatted(third), "If-Match", "*");
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.response().body()).contains("First → Third → Second → First");
        Answer kept = api.delete("/api/v1/segments/" + first, "If-Match", "*");
        assertThat(kept.status()).isEqualTo(409);
        Browser ines = signIn("ines");
        assertThat(ines.open("/segments/" + first).text()).contains("Others rest on it", "Second");
        evaluated(second);
        assertThat(members(second)).isEmpty();
        api.patch("/api/v1/segments/" + first, "{\"rule\": {\"any\": []}}", "If-Match", "*");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(members(third)).contains(ada, bela));
        for (long id : List.of(third, second, first))
            assertThat(api.delete("/api/v1/segments/" + id, "If-Match", "*").status())
                    .isEqualTo(204);
    }

    @Test
    void programsAreToldWhereARuleMakesNoSense() {
        for (String[] bad : new String[][] {
            {"{\"attribute\": \"city\", \"is\": [\"x\"], \"regex\": \"y\"}", "rule.regex"},
            {"{\"all\": [{\"event\": \"order\", \"window\": {\"last\": 0}}]}", "rule.all[0].window"},
            {"{\"all\": [{\"sequence\": [{\"event\": \"order\"}], \"within\": 3}]}", "rule.all[0]"},
            {"{\"value\": \"shoe-size\"}", "rule.value"},
            {"{\"attribute\": \"since\", \"has\": \"x\"}", "rule"},
            {"{\"segment\": 999999}", "rule"},
            {"{\"attribute\": \"f999\", \"known\": true}", "rule"},
            {"[]", "rule"}
        }) {
            Answer refused = api.post("/api/v1/segments", "{\"name\": \"Bad\", \"rule\": %s}".formatted(bad[0]));
            assertThat(refused.status()).as(bad[0]).isEqualTo(422);
            assertThat(refused.json().path("errors").path(0).path("field").asString())
                    .as(refused.response().body())
                    .isEqualTo(bad[1]);
        }
        Answer once = api.post("/api/v1/segments", "{\"name\": \"Once\", \"rule\": {\"all\": []}}");
        assertThat(once.status()).isEqualTo(201);
        String path = once.header("Location");
        assertThat(api.post("/api/v1/segments", "{\"name\": \"once\", \"rule\": {\"all\": []}}")
                        .status())
                .isEqualTo(422);
        assertThat(api.patch(path, "{\"name\": \"Twice\"}").status()).isEqualTo(428);
        assertThat(api.patch(path, "{\"name\": \"Twice\"}", "If-Match", once.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(api.patch(path, "{\"name\": \"Thrice\"}", "If-Match", once.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(reader.delete(path, "If-Match", "*").status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/segments", "{\"name\": \"x\", \"rule\": {\"event\": \"order\"}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoMayNotSeeOrdersHearsOfNoSegmentOfOrders() {
        long buyers = made("Quiet buyers", "{\"event\": \"order\", \"times\": {\"min\": 0, \"max\": 0}}");
        assertThat(reader.get("/api/v1/segments/" + buyers).status()).isEqualTo(404);
        assertThat(reader.get("/api/v1/segments").response().body()).doesNotContain("Quiet buyers");
        assertThat(signIn("nils").open("/segments").status()).isEqualTo(403);
    }

    @Test
    void twoWhoAreMergedAreOneMember() {
        long one = person("Cora Dias", "Faro");
        long other = person("Cora Diaz", "Faro");
        long far = made("Faro", "{\"attribute\": \"city\", \"begins\": \"FAR\"}");
        evaluated(far);
        assertThat(members(far)).contains(one, other);
        assertThat(merges.join(new PersonId(one), new PersonId(other), "number"))
                .isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(far)).contains(one).doesNotContain(other));
    }

    @Test
    void whatFailsSaysSoAndIsTriedAgainLater() {
        long late = made("Late", "{\"late\": true}");
        evaluated(late);
        jdbc.sql("alter table score rename to score_away").update();
        try {
            Browser ines = signIn("ines");
            ines.submit(ines.open("/segments/" + late), "/segments/" + late + "/evaluation");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(api.get("/api/v1/segments/" + late)
                                    .json()
                                    .path("failure")
                                    .asString(""))
                            .contains("score"));
            assertThat(ines.open("/segments/" + late).text()).contains("failed once", "Who belonged before still does");
        } finally {
            jdbc.sql("alter table score_away rename to score").update();
        }
        Browser ines = signIn("ines");
        ines.submit(ines.open("/segments/" + late), "/segments/" + late + "/evaluation");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(api.get("/api/v1/segments/" + late)
                                        .json()
                                        .path("failure")
                                        .isMissingNode()
                                || api.get("/api/v1/segments/" + late)
                                        .json()
                                        .path("failure")
                                        .isNull())
                        .isTrue());
    }

    @Test
    void aRuleIsWrittenSentenceBySentence() {
        Browser ines = signIn("ines");
        Page empty = ines.open("/segments/new");
        String form = "name=In+Porto&m.0=ALL&k.0.0=attribute&n.0.0=false&r.0.0.attribute=city&r.0.0.test=is"
                + "&r.0.0.values=Porto%2C+Faro&k.0.1=group&m.0.1=NONE&k.0.1.0=event&n.0.1.0=false"
                + "&r.0.1.0.event=post&r.0.1.0.sentiments=negative&r.0.1.0.how=times&r.0.1.0.min=1"
                + "&r.0.1.0.window=last&r.0.1.0.days=";
        String csrf = "&_csrf=" + empty.document().select("input[name=_csrf]").val();
        Page draft = ines.post("/segments/draft", form + csrf);
        assertThat(draft.text()).contains("Here belongs a number", "A sentence is not complete yet");
        Page counted = ines.post("/segments/draft", form + "60" + csrf + "&op=add 0.1 late".replace(" ", "+"));
        assertThat(counted.document().select("[name='k.0.1.1']").val()).isEqualTo("late");
        assertThat(counted.text()).contains("fit");
        Page saved = ines.post("/segments", form + "60" + csrf);
        assertThat(saved.text()).contains("In Porto", "Town is Porto or Faro", "None of", "negative");
        String id = saved.at().getPath();
        Page edit = ines.open(id + "/edit");
        assertThat(edit.document().select("[name='r.0.0.values']").val()).isEqualTo("Porto, Faro");
        Page changed = ines.submit(edit, id, "name", "In Porto or Faro");
        assertThat(changed.text()).contains("In Porto or Faro", "None of");
        Page stale = ines.submit(edit, id, "name", "Too late");
        assertThat(stale.status()).isEqualTo(409);
        Page gone = ines.submit(ines.open(id), id + "/deletion");
        assertThat(gone.at().getPath()).isEqualTo("/segments");
    }

    @Test
    void readyMadeOnesAreOfferedOnce() {
        Browser ines = signIn("ines");
        Page made = ines.submit(ines.open("/segments"), "/segments/ready/champions");
        assertThat(made.text()).contains("Champions", "Recency (1 to 5): 4 or more");
        assertThat(ines.open("/segments").document().select("form[action='/segments/ready/champions']"))
                .isEmpty();
        assertThat(ines.open("/segments/new?rule={\"value\":\"recency\",\"min\":5}"
                                .replace("{", "%7B")
                                .replace("}", "%7D")
                                .replace("\"", "%22"))
                        .document()
                        .select("[name='r.0.0.min']")
                        .val())
                .isEqualTo("5");
    }

    private long made(String name, String rule) {
        Answer made = api.post("/api/v1/segments", "{\"name\": \"%s\", \"rule\": %s}".formatted(name, rule));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        long id = made.json().path("id").asLong();
        evaluated(id);
        return id;
    }

    private void evaluated(long id) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            var segment = api.get("/api/v1/segments/" + id).json();
            return segment.path("evaluatedAt").isString()
                    && !segment.path("waiting").booleanValue();
        });
    }

    private List<Long> members(long id) {
        return api.get("/api/v1/segments/" + id + "/members?limit=200")
                .json()
                .path("items")
                .valueStream()
                .map(member -> member.path("person").asLong())
                .toList();
    }

    private long person(String name, String city) {
        Answer made = api.post("/api/v1/people", """
                {"name": "%s", "addresses": [{"city": "%s"}]}""".formatted(name, city));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    private void order(long person, LocalDate day) {
        Answer made = api.post("/api/v1/orders", """
                {"person": %d, "day": "%s", "lines": [{"text": "Lamp", "price": "49.90"}]}""".formatted(person, day));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
    }

    private Program program(UserId owner, String... scopes) {
        return new Program(
                port,
                tokens.create(owner, "test", Scopes.of(List.of(scopes)), Period.ofDays(1))
                        .value());
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}

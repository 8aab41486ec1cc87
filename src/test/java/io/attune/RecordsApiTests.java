package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
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

/// What programs do with each kind of record, by the rules of the pages.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsApiTests {
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
    private Program sync = new Program(0, "");

    @BeforeAll
    void aCompany() {
        ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        sync = program("people:write", "accounts:write", "money:write", "deals:write", "conversations:write");
    }

    @Test
    void aPersonIsWrittenWithAllThatIsKnownOfThem() {
        long fjord = id(sync.post("/api/v1/accounts", "{\"name\": \"Fjord Lodges\", \"website\": \"fjord.example\"}"));
        Answer made = sync.post("/api/v1/people", """
                {"name": "Petra Lind", "number": "P-1", "tags": ["VIP"], "language": "de",
                 "mails": [{"kind": "work", "value": "petra@fjord.example"}, {"value": "petra@home.example"}],
                 "phones": [{"kind": "mobile", "value": "+49 171 1234567"}],
                 "accounts": [{"account": %d, "role": "buyer", "since": "2024-03-01"}]}""".formatted(fjord));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = made.header("Location");
        JsonNode petra = sync.get(path).json();
        assertThat(petra.path("mails").size()).isEqualTo(2);
        assertThat(petra.path("origin").asString()).isEqualTo("api");
        assertThat(petra.path("accounts").path(0).path("name").asString()).isEqualTo("Fjord Lodges");
        Answer changed = sync.patch(path, """
                {"name": "Petra Lindgren", "tags": null,
                 "phones": [{"kind": "mobile", "value": "+49 171 1234567"}, {"value": "+49 171 7654321"}]}""", "If-Match", made.header("ETag"));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.json().path("tags").size()).isZero();
        assertThat(changed.json().path("mails")).isEqualTo(petra.path("mails"));
        assertThat(changed.json().path("accounts")).isEqualTo(petra.path("accounts"));
        assertThat(jdbc.sql("select count(*) from contact_point where person_id = :id and origin = 'api'")
                        .param("id", changed.json().path("id").asLong())
                        .query(Long.class)
                        .single())
                .as("the second mail and the second phone")
                .isEqualTo(2);
        assertThat(sync.patch(path, "{\"name\": \"x\"}", "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(items("/api/v1/people?number=P-1").size()).isOne();
        assertThat(items("/api/v1/people?filter=account~has~fjord").size()).isOne();
        assertThat(items("/api/v1/accounts/" + fjord + "/people")
                        .path(0)
                        .path("role")
                        .asString())
                .isEqualTo("buyer");
        assertThat(sync.delete(path).status()).isEqualTo(428);
        assertThat(sync.delete(path, "If-Match", changed.header("ETag")).status())
                .isEqualTo(204);
        assertThat(sync.get(path).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAPersonIsSaidByField() {
        Answer answer = sync.post("/api/v1/people", """
                {"name": "Wrong", "mails": [{"value": "no mail"}], "accounts": [{"account": 999999}],
                 "owner": 999999, "fields": {"f999": "x"}}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").toString())
                .contains("mails[0].value", "accounts[0].account", "owner", "fields.f999");
        assertThat(sync.get("/api/v1/people?filter=nothing~is~x").status()).isEqualTo(400);
        assertThat(sync.get("/api/v1/people?sort=tags").status()).isEqualTo(400);
    }

    @Test
    void manyPeopleAreKeptByTheirNumbersAndEachIsRefusedAlone() {
        String rows = """
                {"rows": [
                  {"number": "B-1", "name": "Ada Oliveira", "source": "shop", "campaign": "Night hike"},
                  {"number": "B-2", "name": ""},
                  {"name": "Nobody"},
                  7,
                  {"number": "B-3", "name": "Bruno Reis", "since": "yesterday"}]}""";
        JsonNode first = sync.post("/api/v1/people/bulk", rows).json();
        assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(1);
        assertThat(first.path("refused").asInt()).isEqualTo(4);
        assertThat(first.path("rows").path(4).path("errors").toString()).contains("since");
        JsonNode again = sync.post("/api/v1/people/bulk", """
                {"rows": [{"number": "B-1", "city": "Porto"}, {"number": "B-1", "language": "pt"}, {"number": "B-1"}]}""").json();
        assertThat(again.path("rows").path(0).path("errors").toString()).contains("city");
        assertThat(again.path("updated").asInt()).isOne();
        assertThat(again.path("unchanged").asInt()).isOne();
        JsonNode ada = items("/api/v1/people?number=B-1").path(0);
        assertThat(ada.path("source").asString()).isEqualTo("shop");
        assertThat(ada.path("campaign").asString()).isEqualTo("Night hike");
        assertThat(items("/api/v1/people?filter=campaign~is~night+hike").size()).isOne();
        assertThat(sync.post("/api/v1/people", "{\"name\": \"X\", \"campaign\": \"" + "x".repeat(121) + "\"}")
                        .json()
                        .path("errors")
                        .toString())
                .contains("campaign");
        assertThat(ada.path("language").asString()).isEqualTo("pt");
        assertThat(sync.post("/api/v1/people/bulk", "{\"rows\": []}").status()).isEqualTo(422);
    }

    @Test
    void aListOfPeopleGoesOnAtItsCursor() {
        for (int i = 0; i < 5; i++)
            sync.post("/api/v1/people", "{\"name\": \"Paged\", \"source\": \"pages\", \"number\": \"G-" + i + "\"}");
        String path = "/api/v1/people?filter=source~is~pages&sort=-created&limit=2";
        var seen = new HashSet<Long>();
        String next = path;
        for (int page = 0; page < 3; page++) {
            JsonNode slice = sync.get(next).json();
            slice.path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("id").asLong())).isTrue());
            next = path + "&cursor=" + slice.path("next").asString("");
        }
        assertThat(seen).hasSize(5);
    }

    @Test
    void aLeadBecomesACustomerWithADealThatIsWon() {
        long stage = sync.get("/api/v1/pipelines")
                .json()
                .path(0)
                .path("stages")
                .path(0)
                .path("id")
                .asLong();
        Answer lead = sync.post("/api/v1/leads", """
                {"name": "Joana Prata", "company": "Prata", "mail": "joana@prata.example", "externalId": "form-7"}""");
        assertThat(lead.status()).as(lead.response().body()).isEqualTo(201);
        Answer converted = sync.post(lead.header("Location") + "/conversion", """
                {"newAccount": "Prata", "deal": {"name": "Lamps for Prata", "stage": %d, "amount": "900"}}""".formatted(stage), "If-Match", "*");
        assertThat(converted.status()).as(converted.response().body()).isEqualTo(201);
        String deal = "/api/v1/deals/" + converted.json().path("deal").asLong();
        Answer lines = sync.patch(deal, """
                {"amount": null, "lines": [{"text": "Lamp", "quantity": "3", "price": "49.90"}]}""", "If-Match", "*");
        assertThat(lines.json().path("amount").asString())
                .as(lines.response().body())
                .isEqualTo("149.70");
        Answer won = sync.patch(deal, "{\"status\": \"won\"}", "If-Match", lines.header("ETag"));
        assertThat(won.json().path("status").asString())
                .as(won.response().body())
                .isEqualTo("won");
        assertThat(won.json().path("contacts").path(0).path("name").asString()).isEqualTo("Joana Prata");
        assertThat(sync.patch(deal, "{\"status\": \"lost\"}", "If-Match", "*")
                        .json()
                        .path("errors")
                        .toString())
                .contains("lostReason");
        assertThat(sync.delete(lead.header("Location"), "If-Match", "*").status())
                .isEqualTo(409);
        assertThat(items("/api/v1/leads?status=converted").size()).isOne();
    }

    @Test
    void dealsAreKeptByExternalIds() {
        String rows = """
                {"rows": [{"externalId": "D-1", "name": "Bulk deal", "amount": "10"}, {"externalId": "D-1", "amount": "20"}]}""";
        JsonNode done = sync.post("/api/v1/deals/bulk", rows).json();
        assertThat(done.path("created").asInt()).as(done.toString()).isOne();
        assertThat(done.path("updated").asInt()).isOne();
        String path = "/api/v1/deals/" + done.path("rows").path(0).path("id").asLong();
        assertThat(sync.get(path).json().path("amount").asString()).isEqualTo("20.00");
        assertThat(sync.delete(path, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void anInvoiceIsDraftedIssuedPaidAndPaidBack() {
        assertThat(sync.post("/api/v1/products", """
                {"sku": "L-1", "name": "Lamp", "taxRate": "23"}""").status()).isEqualTo(201);
        long person = id(sync.post("/api/v1/people", "{\"name\": \"Payer\"}"));
        Answer draft = sync.post("/api/v1/invoices", """
                {"externalId": "in_1", "person": %d, "lines": [{"sku": "L-1", "price": "100", "quantity": "2"}]}""".formatted(person));
        assertThat(draft.status()).as(draft.response().body()).isEqualTo(201);
        String path = draft.header("Location");
        Answer issued = sync.post(path + "/issuance", "");
        assertThat(issued.json().path("number").asString(""))
                .as(issued.response().body())
                .startsWith("INV-");
        assertThat(sync.patch(path, "{\"note\": \"late\"}", "If-Match", "*").status())
                .isEqualTo(409);
        String total = issued.json().path("total").asString();
        JsonNode taken =
                sync.post("/api/v1/payments/bulk", """
                {"rows": [{"externalId": "pay_1", "person": %1$d, "amount": "%2$s"},
                          {"externalId": "pay_1", "person": %1$d, "amount": "%2$s"}]}""".formatted(person, total)).json();
        assertThat(taken.path("created").asInt()).as(taken.toString()).isOne();
        assertThat(taken.path("unchanged").asInt()).isOne();
        assertThat(sync.get(path).json().path("state").asString()).isEqualTo("paid");
        String payment =
                "/api/v1/payments/" + taken.path("rows").path(0).path("id").asLong();
        assertThat(sync.post(payment + "/reversal", "{\"reason\": \"bounced\"}").status())
                .isEqualTo(200);
        assertThat(sync.get(path).json().path("state").asString()).isEqualTo("open");
    }

    @Test
    void whoeverWasMergedIsKnownByWhoIsLeft() {
        long left = id(sync.post("/api/v1/people", "{\"name\": \"Left Over\", \"number\": \"M-1\"}"));
        long merged = id(sync.post("/api/v1/people", "{\"name\": \"Left Ower\", \"number\": \"M-2\"}"));
        String invoice = sync.post("/api/v1/invoices", """
                {"person": %d, "lines": [{"text": "Lamp", "price": "10"}]}""".formatted(merged)).header("Location");
        String deal = sync.post("/api/v1/deals", """
                {"name": "Merged", "contacts": [{"person": %d, "role": "user"}]}""".formatted(merged)).header("Location");
        String lead = sync.post("/api/v1/leads", """
                {"name": "Left Ower", "person": %d}""".formatted(merged)).header("Location");
        jdbc.sql("update person set merged_into = :left, merged_at = now() where id = :merged")
                .param("left", left)
                .param("merged", merged)
                .update();
        assertThat(sync.get("/api/v1/people/" + merged).json().path("id").asLong())
                .isEqualTo(left);
        assertThat(sync.delete("/api/v1/people/" + merged, "If-Match", "*").status())
                .isEqualTo(404);
        JsonNode kept = sync.post("/api/v1/people/bulk", """
                {"rows": [{"number": "M-2", "language": "pt"}]}""").json();
        assertThat(kept.path("rows").path(0).path("id").asLong())
                .as(kept.toString())
                .isEqualTo(left);
        JsonNode survivor = sync.get("/api/v1/people/" + left).json();
        assertThat(survivor.path("number").asString()).isEqualTo("M-1");
        assertThat(survivor.path("language").asString()).isEqualTo("pt");
        for (String path : List.of(invoice, lead)) {
            assertThat(sync.get(path).json().path("person").asLong()).as(path).isEqualTo(left);
            assertThat(sync.patch(path, "{\"note\": \"as before\"}", "If-Match", "*")
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(sync.get(deal).json().path("contacts").path(0).path("person").asLong())
                .isEqualTo(left);
        Answer changed = sync.patch(deal, """
                {"contacts": [{"person": %d, "role": "buyer"}]}""".formatted(left), "If-Match", "*");
        assertThat(changed.json().path("contacts").path(0).path("role").asString())
                .as(changed.response().body())
                .isEqualTo("buyer");
        assertThat(jdbc.sql("select person_id from deal_contact where role = 'buyer' and person_id in (:left, :merged)")
                        .param("left", left)
                        .param("merged", merged)
                        .query(Long.class)
                        .list())
                .containsExactly(merged);
    }

    @Test
    void aConsentIsKeptAndTheLatestWordCounts() {
        String path = "/api/v1/people/" + id(sync.post("/api/v1/people", "{\"name\": \"Consenting\"}")) + "/consents";
        assertThat(sync.post(path, """
                {"purpose": "MARKETING", "way": "MAIL", "given": true, "source": "SHOP", "text": "Yes, write me"}""").status()).isEqualTo(201);
        sync.post(path, "{\"purpose\": \"MARKETING\", \"way\": \"MAIL\", \"given\": false, \"source\": \"MAIL\"}");
        JsonNode consents = sync.get(path).json();
        assertThat(consents.path("said").size()).isEqualTo(2);
        assertThat(consents.path("allowed").toString()).contains("\"way\":\"MAIL\",\"state\":\"refused\"");
    }

    @Test
    void whoOnlyReadsWritesNothingAndWhoHasNoScopeSeesNothing() {
        Program reader = program("people:read");
        assertThat(reader.get("/api/v1/people").status()).isEqualTo(200);
        assertThat(reader.post("/api/v1/people", "{\"name\": \"x\"}").status()).isEqualTo(403);
        assertThat(reader.post("/api/v1/people/bulk", "{\"rows\": [{\"number\": \"x\"}]}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("/api/v1/deals", "{\"name\": \"x\"}").status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/invoices").status()).isEqualTo(403);
        sync.post("/api/v1/accounts", "{\"name\": \"Unseen\"}");
        assertThat(reader.get("/api/v1/accounts?q=Unseen").json().path("items").size())
                .isZero();
    }

    private JsonNode items(String path) {
        return sync.get(path).json().path("items");
    }

    private static long id(Answer made) {
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        return made.json().path("id").asLong();
    }

    private Program program(String... scopes) {
        return new Program(
                port,
                tokens.create(ines, "test", Scopes.of(List.of(scopes)), Period.ofDays(1))
                        .value());
    }
}

package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.audit.AuditEntry;
import io.attune.platform.audit.AuditTrail;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Programs with tokens, over HTTP on the real PostgreSQL.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTests {
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
    AuditTrail audit;

    private UserId ines = new UserId(0);
    private long clara;
    private Program shop = new Program(0, "");

    @BeforeAll
    void aCompanyWithACustomer() {
        ines = Lumen.founded(colleagues, settings);
        clara = jdbc.sql("insert into person (name, external_id) values ('Clara Oliveira', 'K-1') returning id")
                .query(Long.class)
                .single();
        shop = new Program(port, token("people:read", "money:write"));
    }

    @Test
    void whoShowsNoGoodTokenHearsNothing() {
        String revoked = token("people:read");
        jdbc.sql("update api_token set revoked_at = now() where id = (select max(id) from api_token)")
                .update();
        String expired = token("people:read");
        jdbc.sql("update api_token set expires_at = now() where id = (select max(id) from api_token)")
                .update();
        for (String token : List.of("attune_made-up", "nothing", revoked, expired)) {
            Answer answer = new Program(port, token).get("/api/v1/orders");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(new Program(port, "").get("/api/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void aTokenGoesNoFurtherThanItsScopes() {
        Program reader = new Program(port, token("people:read"));
        long order = create("{}").json().path("id").asLong();
        assertThat(reader.get("/api/v1/orders").json().path("items").size()).isZero();
        assertThat(reader.get("/api/v1/orders/" + order).status()).isEqualTo(404);
        assertThat(reader.post("/api/v1/orders", order("{}")).status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/imports/1").status()).isEqualTo(403);
        Program moneyReader = new Program(port, token("money:read"));
        assertThat(moneyReader.get("/api/v1/orders/" + order).status()).isEqualTo(200);
        assertThat(moneyReader.post("/api/v1/orders", order("{}")).status()).isEqualTo(403);
    }

    @Test
    void nobodyMayMoreThanTheOwnerOfTheToken() {
        UserId mira = colleagues.create("Mira Kovač", "mira@lumen.example", Role.AGENT, Lumen.PASSWORD);
        String token = tokens.create(mira, "shop", Scopes.of(List.of("money:write")), Period.ofDays(1))
                .value();
        assertThat(new Program(port, token).post("/api/v1/orders", order("{}")).status())
                .isEqualTo(403);
        jdbc.sql("update colleague set disabled_at = now() where id = :id")
                .param("id", mira.value())
                .update();
        assertThat(new Program(port, token).get("/api/v1/orders").status()).isEqualTo(401);
    }

    @Test
    void anOrderIsWrittenReadAndChangedByItsVersion() {
        Answer made = create("""
                {"lines": [{"text": "Trail lamp", "quantity": "2", "price": "49.90", "tax": "0"}]}""");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo("/api/v1/orders/" + made.json().path("id").asLong());
        assertThat(made.json().path("amount").asString()).isEqualTo("99.80");
        String path = made.header("Location");
        String read = shop.get(path).header("ETag");
        assertThat(shop.patch(path, "{\"status\": \"paid\"}").status()).isEqualTo(428);
        Answer changed = shop.patch(path, "{\"status\": \"paid\", \"description\": null}", "If-Match", read);
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.json().path("status").asString()).isEqualTo("paid");
        assertThat(changed.json().path("lines").path(0).path("text").asString()).isEqualTo("Trail lamp");
        assertThat(shop.patch(path, "{\"status\": \"shipped\"}", "If-Match", read)
                        .status())
                .isEqualTo(412);
        assertThat(shop.patch(path, "{\"status\": \"shipped\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMergedBuyerIsWhoeverIsLeft() {
        long twin = jdbc.sql("""
                insert into person (name, external_id, merged_into) values ('Klara Oliveira', 'K-2', :clara) returning id
                """).param("clara", clara).query(Long.class).single();
        Answer made = shop.post("/api/v1/orders", order("{}").replace("\"person\": " + clara, "\"person\": " + twin));
        assertThat(made.json().path("person").asLong()).isEqualTo(clara);
        String path = made.header("Location");
        jdbc.sql("update customer_order set person_id = :twin where id = :id")
                .param("twin", twin)
                .param("id", made.json().path("id").asLong())
                .update();
        assertThat(shop.get(path).json().path("person").asLong()).isEqualTo(clara);
        assertThat(shop.get("/api/v1/orders?limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("person")
                        .asLong())
                .isEqualTo(clara);
        for (long buyer : new long[] {clara, twin})
            assertThat(shop.patch(path, "{\"person\": " + buyer + "}", "If-Match", "*")
                            .status())
                    .isEqualTo(200);
        assertThat(shop.patch(path, "{\"person\": 999999}", "If-Match", "*").status())
                .isEqualTo(422);
    }

    @Test
    void whatIsWrongIsSaidByField() {
        Answer answer = shop.post("/api/v1/orders", """
                {"person": 999999, "lines": []}""");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("person");
        assertThat(create("{\"lines\": [{\"sku\": \"none\"}]}")
                        .json()
                        .path("errors")
                        .toString())
                .contains("lines[0].sku");
        assertThat(create("{\"colour\": \"red\"}").json().path("errors").toString())
                .contains("colour");
        assertThat(shop.post("/api/v1/orders", "{\"person\": \"x\"}")
                        .json()
                        .path("errors")
                        .toString())
                .contains("person");
        assertThat(shop.post("/api/v1/orders", "{\"person\": ").status()).isEqualTo(400);
        assertThat(shop.get("/api/v1/orders?limit=0").status()).isEqualTo(400);
        assertThat(shop.get("/api/v1/orders/x").status()).isEqualTo(404);
        assertThat(shop.get("/api/v1/nothing").status()).isEqualTo(404);
    }

    @Test
    void aRepeatedRequestHappensOnce() {
        String key = UUID.randomUUID().toString();
        String body = order("{\"description\": \"once\"}");
        Answer first = shop.post("/api/v1/orders", body, "Idempotency-Key", key);
        Answer again = shop.post("/api/v1/orders", body, "Idempotency-Key", key);
        assertThat(first.status()).as(first.response().body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(shop.post("/api/v1/orders", order("{\"description\": \"other\"}"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(orders("once")).isOne();
        assertThat(orders("other")).isZero();
    }

    @Test
    void eightAtTheSameMomentAreOne() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Answer>> all = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() ->
                        shop.post("/api/v1/orders", order("{\"description\": \"at once\"}"), "Idempotency-Key", key)))
                .toList();
        assertThat(all.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.json().path("id").asLong()))
                .hasSize(8)
                .containsOnly(all.getFirst().join().json().path("id").asLong());
        assertThat(orders("at once")).isOne();
    }

    @Test
    void aRequestThatFailedFreesItsKey() {
        String key = UUID.randomUUID().toString();
        assertThat(shop.post("/api/v1/orders", "{}", "Idempotency-Key", key).status())
                .isEqualTo(422);
        assertThat(shop.post("/api/v1/orders", order("{}"), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aListGoesOnAtItsCursor() {
        for (int i = 0; i < 5; i++) create("{\"day\": \"1999-01-0" + (i + 1) + "\", \"description\": \"page\"}");
        var seen = new HashSet<Long>();
        String path = "/api/v1/orders?until=1999-12-31&limit=2";
        String next = path;
        for (int page = 0; page < 3; page++) {
            JsonNode slice = shop.get(next).json();
            slice.path("items")
                    .forEach(item ->
                            assertThat(seen.add(item.path("id").asLong())).isTrue());
            next = path + "&cursor=" + slice.path("next").asString("");
        }
        assertThat(seen).hasSize(5);
        assertThat(shop.get(path + "&cursor=bm9uZQ").status()).isEqualTo(400);
    }

    @Test
    void aBrowserMayLookButNotChange() {
        Browser browser = signIn();
        assertThat(browser.get("/api/v1/orders", "Accept", "application/json").status())
                .isEqualTo(200);
        String csrf = browser.open("/me").document().select("input[name=_csrf]").val();
        Page page = browser.post("/api/v1/orders", "_csrf=" + csrf);
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.response().body()).contains("session may only read");
    }

    @Test
    void aTokenIsShownOnceAndRevokedOnThePage() {
        Browser browser = signIn();
        Page made = browser.submit(browser.open("/me/tokens"), "/me/tokens", "name", "shop sync");
        String token = made.document().select("code.user-select-all").text();
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(browser.open("/me/tokens").text()).contains("shop sync").doesNotContain(token);
        Program program = new Program(port, token);
        assertThat(program.get("/api/v1/orders").header("RateLimit-Limit")).isEqualTo("600");
        assertThat(jdbc.sql("select used_at is not null from api_token where name = 'shop sync'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select count(*) from api_token t where t::text like '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
        long id = jdbc.sql("select max(id) from api_token where name = 'shop sync'")
                .query(Long.class)
                .single();
        browser.submit(browser.open("/me/tokens"), "/me/tokens/" + id);
        assertThat(program.get("/api/v1/orders").status()).isEqualTo(401);
        assertThat(audit.entries(null, "token.revoked", null, 1))
                .extracting(AuditEntry::subject)
                .first()
                .isEqualTo("token:" + id);
    }

    @Test
    void thePageForDevelopersShowsEveryOperation() {
        Page page = signIn().open("/developers");
        assertThat(page.status()).isEqualTo(200);
        JsonNode document = shop.get("/api/v1/openapi.json").json();
        assertThat(page.text()).contains(document.path("paths").propertyNames());
        assertThat(page.document().select("[style], script:not([src])")).isEmpty();
    }

    @Test
    void manyOrdersOfAShopAreKeptByItsNumbers() {
        Program all = new Program(port, token("people:write", "money:write"));
        String rows = """
                {"rows": [
                  {"number": "S-1", "customer": "K-1", "day": "2026-03-02", "amount": "12.50"},
                  {"number": "S-2", "customer": "K-new", "day": "2026-03-03", "amount": "9"},
                  {"number": "S-3", "customer": "K-1", "day": "2026-03-03", "amount": "-9"},
                  {"number": "", "customer": "K-1", "day": "2026-03-03", "amount": "1", "currency": "XXZ"}]}""";
        JsonNode first = all.post("/api/v1/orders/bulk", rows).json();
        assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(2);
        assertThat(first.path("rows").path(0).path("id").asLong()).isPositive();
        assertThat(first.path("rows").path(2).path("errors").toString()).contains("amount");
        assertThat(first.path("rows").path(3).path("errors").toString()).contains("number", "currency");
        JsonNode again =
                all.post("/api/v1/orders/bulk", rows.replace("12.50", "13.50")).json();
        assertThat(again.path("created").asInt()).isZero();
        assertThat(again.path("updated").asInt()).isOne();
        assertThat(again.path("unchanged").asInt()).isOne();
        assertThat(all.get("/api/v1/orders?number=S-1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("amount")
                        .asString())
                .isEqualTo("13.50");
        assertThat(shop.post("/api/v1/orders/bulk", rows).status()).isEqualTo(403);
        assertThat(all.post("/api/v1/orders/bulk", "{\"rows\": []}").status()).isEqualTo(422);
    }

    private Browser signIn() {
        Browser browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }

    private String token(String... scopes) {
        return tokens.create(ines, "test", Scopes.of(List.of(scopes)), Period.ofDays(1))
                .value();
    }

    private Answer create(String more) {
        return shop.post("/api/v1/orders", order(more));
    }

    /// An order of Clara's with these further fields.
    private String order(String more) {
        String lines = more.contains("\"lines\"")
                ? ""
                : ", \"lines\": [{\"text\": \"Head lamp\", \"price\": \"29.90\", \"tax\": \"0\"}]";
        String rest = more.strip().substring(1);
        return "{\"person\": " + clara + lines + (rest.equals("}") ? rest : ", " + rest);
    }

    private long orders(String description) {
        return jdbc.sql("select count(*) from customer_order where description = :description")
                .param("description", description)
                .query(Long.class)
                .single();
    }
}

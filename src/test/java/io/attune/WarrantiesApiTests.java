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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// From a sold lamp to its mended one, by a program.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarrantiesApiTests {
    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    private UserId ines = new UserId(0);
    private Program shop = new Program(0, "");
    private long person;
    private long order;

    @BeforeAll
    void anOrderOfTwoLamps() {
        ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        shop = program("people:write", "money:write");
        shop.post("/api/v1/products", "{\"sku\": \"L-1\", \"name\": \"Lamp\", \"warrantyMonths\": 24}");
        person = id(shop.post("/api/v1/people", "{\"name\": \"Clara Oliveira\"}"));
        order = id(shop.post("/api/v1/orders", """
                {"person": %d, "lines": [{"sku": "L-1", "price": "49.90"}, {"text": "Cable", "price": "5"}]}""".formatted(person)));
    }

    @Test
    void aWarrantyIsRegisteredClaimedAndSettled() {
        Answer made = shop.post("/api/v1/warranties", """
                {"order": %d, "line": 1, "serial": "SN-1", "startsOn": "2026-01-15", "externalId": "w-1"}""".formatted(order));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(made.json().path("endsOn").asString())
                .as("the product's months")
                .isEqualTo("2028-01-14");
        assertThat(made.json().path("product").asString()).isEqualTo("Lamp");
        assertThat(made.json().path("person").asLong()).isEqualTo(person);
        Answer longer = shop.patch(path, "{\"months\": 36}", "If-Match", made.header("ETag"));
        assertThat(longer.json().path("endsOn").asString())
                .as(longer.response().body())
                .isEqualTo("2029-01-14");
        assertThat(shop.patch(path, "{\"serial\": \"x\"}", "If-Match", made.header("ETag"))
                        .status())
                .isEqualTo(412);
        Answer claimed = shop.post(path + "/claims", "{\"on\": \"2026-05-01\", \"problem\": \"Flickers\"}");
        assertThat(claimed.status()).as(claimed.response().body()).isEqualTo(201);
        assertThat(items("/api/v1/warranties?claimed=true&person=" + person).size())
                .isOne();
        assertThat(shop.delete(path, "If-Match", "*").status())
                .as("claims keep it")
                .isEqualTo(409);
        String claim = path + "/claims/"
                + claimed.json().path("claims").path(0).path("id").asLong();
        assertThat(shop.post(path + "/claims/999999/settlement", "{\"end\": \"refused\", \"on\": \"2026-05-09\"}")
                        .status())
                .isEqualTo(404);
        Answer settled = shop.post(
                claim + "/settlement", "{\"end\": \"replaced\", \"on\": \"2026-05-09\", \"outcome\": \"New\"}");
        assertThat(settled.json().path("claims").path(0).path("state").asString())
                .as(settled.response().body())
                .isEqualTo("replaced");
        assertThat(settled.header("ETag")).isNotEqualTo(claimed.header("ETag"));
        assertThat(shop.post(claim + "/settlement", "{\"end\": \"refused\", \"on\": \"2026-05-09\"}")
                        .status())
                .isEqualTo(409);
        assertThat(shop.post(path + "/claims", "{\"on\": \"2040-05-01\", \"problem\": \"Late\"}")
                        .status())
                .isEqualTo(409);
        assertThat(items("/api/v1/warranties?claimed=false&activeOn=2026-06-01&order=" + order)
                        .size())
                .isPositive();
        assertThat(items("/api/v1/warranties?activeOn=2035-06-01&serial=SN-1").size())
                .isZero();
    }

    @Test
    void whatIsWrongWithAWarrantyIsSaidByField() {
        assertThat(errors("{}")).contains("order", "serial", "startsOn");
        String whole = "{\"order\": %d, \"line\": 2, \"serial\": \"SN-9\", \"startsOn\": \"2026-01-15\"";
        assertThat(errors(whole.formatted(999_999) + "}")).contains("order");
        assertThat(errors(whole.formatted(order).replace("2,", "7,") + "}")).contains("line");
        assertThat(errors(whole.formatted(order) + ", \"endsOn\": \"2026-01-01\"}"))
                .contains("endsOn");
        assertThat(shop.post("/api/v1/warranties", whole.formatted(order) + "}").status())
                .as("a cable comes without a term")
                .isEqualTo(409);
    }

    @Test
    void warrantiesOfAShopAreKeptByItsKeys() {
        String rows = """
                {"rows": [
                  {"externalId": "b-1", "order": %1$d, "line": 2, "serial": "C-1", "startsOn": "2026-01-15",
                   "endsOn": "2026-12-31"},
                  {"externalId": "b-2", "order": %1$d, "line": 2, "serial": "C-1", "startsOn": "2026-01-15", "months": 6}]}""".formatted(order);
        JsonNode first = shop.post("/api/v1/warranties/bulk", rows).json();
        assertThat(first.path("created").asInt()).as(first.toString()).isOne();
        assertThat(first.path("rows").path(1).path("errors").toString()).contains("registered already");
        JsonNode again = shop.post("/api/v1/warranties/bulk", rows).json();
        assertThat(again.path("unchanged").asInt()).as(again.toString()).isOne();
        String path =
                "/api/v1/warranties/" + first.path("rows").path(0).path("id").asLong();
        assertThat(shop.delete(path, "If-Match", "*").status()).isEqualTo(204);
        assertThat(shop.get(path).status()).isEqualTo(404);
    }

    @Test
    void aTokenWithoutTheScopeSeesAndChangesNothing() {
        Program people = program("people:write");
        assertThat(people.get("/api/v1/warranties").json().path("items").size()).isZero();
        assertThat(people.post("/api/v1/warranties", "{}").status()).isEqualTo(403);
        assertThat(program("money:read")
                        .post("/api/v1/warranties/1/claims", "{}")
                        .status())
                .isEqualTo(403);
    }

    private JsonNode items(String path) {
        return shop.get(path).json().path("items");
    }

    private String errors(String body) {
        Answer answer = shop.post("/api/v1/warranties", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        return answer.json().path("errors").toString();
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

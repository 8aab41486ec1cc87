package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Program.Answer;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.time.Clock;
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

/// When an order was to arrive and when it did; that it came late stands on the customer's timeline, from
/// where models read it.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivalsTests {
    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Program shop = new Program(0, "");
    private long person;

    @BeforeAll
    void aShop() {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        String token = tokens.create(ines, "shop", Scopes.of(List.of("people:write", "money:write")), Period.ofDays(1))
                .value();
        shop = new Program(port, token);
        person = shop.post("/api/v1/people", "{\"name\": \"Clara Oliveira\"}")
                .json()
                .path("id")
                .asLong();
    }

    @Test
    void aLateArrivalStandsOnTheTimelineUntilItIsCorrected() {
        Answer made = order("\"day\": \"2026-03-02\", \"promised\": \"2026-03-05\", \"delivered\": \"2026-03-09\"");
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        assertThat(made.json().path("promised").asString()).isEqualTo("2026-03-05");
        long id = made.json().path("id").asLong();
        assertThat(lateOn(id)).containsExactly("2026-03-09");
        String path = "/api/v1/orders/" + id;
        Answer better = shop.patch(path, "{\"delivered\": \"2026-03-05\"}", "If-Match", "*");
        assertThat(better.json().path("delivered").asString())
                .as(better.response().body())
                .isEqualTo("2026-03-05");
        assertThat(lateOn(id)).as("in time after all").isEmpty();
        shop.patch(path, "{\"delivered\": \"2026-03-06\"}", "If-Match", "*");
        assertThat(lateOn(id)).containsExactly("2026-03-06");
        shop.patch(path, "{\"status\": \"cancelled\"}", "If-Match", "*");
        assertThat(lateOn(id)).as("nobody waited for it").isEmpty();
        Answer unknown = shop.patch(path, "{\"promised\": null, \"delivered\": null}", "If-Match", "*");
        assertThat(unknown.json().path("promised").isNull())
                .as(unknown.response().body())
                .isTrue();
        var listed = shop.get("/api/v1/orders?from=2026-03-02&until=2026-03-02")
                .json()
                .path("items")
                .path(0);
        assertThat(listed.has("promised") && listed.has("delivered"))
                .as(listed.toString())
                .isTrue();
    }

    @Test
    void daysThatCannotBeAreRefusedByField() {
        LocalDate tomorrow =
                LocalDate.now(clock.withZone(settings.current().zone())).plusDays(1);
        assertThat(order("\"day\": \"2026-03-02\", \"promised\": \"2026-03-01\"")
                        .response()
                        .body())
                .contains("promised", "before the order");
        assertThat(order("\"day\": \"2026-03-02\", \"delivered\": \"2026-03-01\"")
                        .response()
                        .body())
                .contains("delivered", "before the order");
        assertThat(order("\"delivered\": \"" + tomorrow + "\"").response().body())
                .contains("delivered", "still to come");
        assertThat(order("\"promised\": \"9026-03-01\"").status()).isEqualTo(422);
        assertThat(order("\"promised\": \"" + tomorrow.plusDays(7) + "\"").status())
                .isEqualTo(201);
    }

    @Test
    void aShopBringsManyAndWhatItDoesNotSayStays() {
        String row =
                "{\"rows\": [{\"number\": \"A-1\", \"customer\": \"C-1\", \"day\": \"2026-04-01\", \"amount\": \"10\"%s}]}";
        assertThat(bulk(row.formatted(", \"promised\": \"2026-04-04\", \"delivered\": \"2026-04-06\"")))
                .contains("\"created\":1");
        assertThat(bulk(row.formatted(""))).contains("\"unchanged\":1");
        assertThat(bulk(row.formatted(", \"delivered\": \"2026-04-08\""))).contains("\"updated\":1");
        assertThat(bulk(row.formatted(", \"delivered\": \"2026-03-08\""))).contains("delivered", "before the order");
        long id = jdbc.sql("select id from customer_order where order_key = 'A-1'")
                .query(Long.class)
                .single();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(lateOn(id)).containsExactly("2026-04-08"));
    }

    private Answer order(String days) {
        return shop.post("/api/v1/orders", """
                {"person": %d, %s, "lines": [{"text": "Lamp", "price": "49.90"}]}""".formatted(person, days));
    }

    private String bulk(String rows) {
        return shop.post("/api/v1/orders/bulk", rows).response().body();
    }

    private List<String> lateOn(long order) {
        return jdbc.sql("select at::date::text from timeline_entry where source = 'order-late' and source_id = :order")
                .param("order", order)
                .query((row, _) -> row.getString(1))
                .list();
    }
}

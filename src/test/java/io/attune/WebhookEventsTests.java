package io.attune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.attune.Program.Answer;
import io.attune.customers.Merges;
import io.attune.customers.PersonId;
import io.attune.platform.outgoing.OutgoingSettings;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a receiver hears of people who are merged, and of what was done with them.
@WholeAttune
class WebhookEventsTests {
    private static final List<String> TYPES = List.of(
            "person.merged",
            "person.parted",
            "task.created",
            "task.completed",
            "interaction.created",
            "file.created",
            "file.deleted",
            "warranty.registered");

    @LocalServerPort
    int port;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    PersonalTokens tokens;

    @Autowired
    OutgoingSettings outgoing;

    @Autowired
    Merges merges;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void aReceiverHearsOfMergesAndOfWhatWasDone() throws IOException {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        outgoing.allowPrivate(true, ines);
        HttpServer server = receiver();
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        var fields = new ArrayList<>(List.of("name", "Shop", "url", url(server)));
        TYPES.forEach(type -> fields.addAll(List.of("events", type)));
        browser.submit(browser.open("/settings/webhooks"), "/settings/webhooks", fields.toArray(String[]::new));
        var scopes = Scopes.of(List.of("people:write", "activities:write", "money:write"));
        var program = new Program(
                port, tokens.create(ines, "test", scopes, Period.ofDays(1)).value());

        long left = made(program.post("/api/v1/people", "{\"name\": \"Secret Lind\"}"));
        long duplicate = made(program.post("/api/v1/people", "{\"name\": \"Secret Lindt\"}"));
        assertThat(merges.join(new PersonId(left), new PersonId(duplicate), "mail"))
                .isTrue();
        hears("\"type\":\"person.merged\"", "\"data\":{\"duplicate\":" + duplicate + ",\"id\":" + left + "}");
        var page = browser.open("/people/" + left);
        String undo = page.document().expectFirst("form[action*=/merges/]").attr("action");
        browser.submit(page, undo);
        hears("\"type\":\"person.parted\"", "\"data\":{\"duplicate\":" + duplicate + ",\"id\":" + left + "}");

        long task = made(program.post("/api/v1/tasks", "{\"title\": \"Secret\", \"person\": " + left + "}"));
        hears("\"type\":\"task.created\"", "\"data\":{\"id\":" + task + "}");
        program.post("/api/v1/tasks/" + task + "/completion", "");
        program.post("/api/v1/tasks/" + task + "/completion", "");
        hears("\"type\":\"task.completed\"", "\"data\":{\"by\":" + ines + ",\"id\":" + task + "}");
        long note = made(program.post("/api/v1/interactions", """
                {"kind": "note", "person": %d, "text": "Secret"}""".formatted(left)));
        hears("\"type\":\"interaction.created\"", "\"data\":{\"id\":" + note + "}");
        long file = made(program.upload("/api/v1/files", "secret.txt", "x", "person", "" + left));
        program.delete("/api/v1/files/" + file);
        hears("\"type\":\"file.deleted\"", "\"data\":{\"id\":" + file + "}");
        long order = made(program.post("/api/v1/orders", """
                {"person": %d, "lines": [{"text": "Secret", "price": "5"}]}""".formatted(left)));
        long warranty = made(program.post("/api/v1/warranties", """
                {"order": %d, "serial": "Secret", "startsOn": "2026-01-15", "months": 12}""".formatted(order)));
        hears("\"type\":\"warranty.registered\"", "\"data\":{\"id\":" + warranty + "}");

        assertThat(heard).noneMatch(body -> body.contains("ecret"));
        assertThat(heard.stream()
                        .filter(body -> body.contains("task.completed"))
                        .distinct())
                .hasSize(1);
        server.stop(0);
    }

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void hears(String type, String data) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard).anyMatch(body -> body.contains(type) && body.contains(data)));
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/attune";
    }

    private static long made(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("id").asLong();
    }
}

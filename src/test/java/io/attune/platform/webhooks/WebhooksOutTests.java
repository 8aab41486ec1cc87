package io.attune.platform.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.attune.Lumen;
import io.attune.platform.PlatformApp;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.outgoing.OutgoingSettings;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WebhookSignature;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import io.attune.platform.webhooks.Endpoints.Handed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/// From what happens here to a real server that hears of it.
@SpringBootTest(
        classes = PlatformApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "attune.secret-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(WebhooksOutTests.Types.class)
@DirtiesContext
class WebhooksOutTests {
    private static final WebhookType CLOSED = new WebhookType("conversation.closed");

    @LocalServerPort
    int port;

    @Autowired
    Endpoints endpoints;

    @Autowired
    EndpointStore store;

    @Autowired
    WebhookEvents events;

    @Autowired
    OutgoingSettings outgoing;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answer = new AtomicInteger(204);
    private UserId ines = new UserId(0);
    private HttpServer server;

    @TestConfiguration
    static class Types {
        @Bean
        WebhookType closed() {
            return CLOSED;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Heard(String id, String seconds, String signature, byte[] body) {
        boolean provedBy(Handed handed) {
            byte[] secret = Base64.getDecoder().decode(handed.secret().substring("whsec_".length()));
            SecretKey key = WebhookSignature.key(secret);
            return WebhookSignature.proves(key, id, seconds, body, signature);
        }
    }

    @BeforeEach
    void aReceiverOnThisMachine() throws IOException {
        if (!colleagues.exist()) {
            ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
            settings.begin(Lumen.settings(ZoneId.of("Europe/Lisbon")), ines);
        } else ines = colleagues.all().getFirst().id();
        jdbc.sql("delete from webhook_endpoint").update();
        outgoing.allowPrivate(true, ines);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(new Heard(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anEventArrivesSignedWithIdsOnly() {
        Handed handed = endpoint();
        events.happened(CLOSED, Map.of("id", 7L));
        Heard first = await(1).element();
        assertThat(first.provedBy(handed)).isTrue();
        assertThat(new String(first.body(), UTF_8))
                .startsWith("{\"type\":\"conversation.closed\",\"timestamp\":")
                .endsWith("\"data\":{\"id\":7}}");
        awaitState("delivered");
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        endpoint();
        transaction.executeWithoutResult(status -> {
            events.happened(CLOSED, Map.of("id", 1L));
            status.setRollbackOnly();
        });
        events.happened(CLOSED, Map.of("id", 2L));
        assertThat(await(1)).allMatch(one -> new String(one.body(), UTF_8).contains("\"id\":2"));
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameId() {
        endpoint();
        answer.set(500);
        events.happened(CLOSED, Map.of("id", 7L));
        await(1);
        awaitState("waiting");
        answer.set(200);
        await(2);
        assertThat(heard.stream().map(Heard::id).distinct()).hasSize(1);
        awaitState("delivered");
        assertThat(attempts()).containsExactly(500, 200);
    }

    @Test
    void afterARotationBothSecretsSignForADay() {
        Handed before = endpoint();
        Handed after = endpoints.rotate(before.endpoint(), ines);
        endpoints.test(before.endpoint());
        Heard both = await(1).element();
        assertThat(both.provedBy(before)).isTrue();
        assertThat(both.provedBy(after)).isTrue();
        awaitState("delivered");
        jdbc.sql("update webhook_endpoint set previous_until = now() - interval '1 second'")
                .update();
        endpoints.test(before.endpoint());
        await(2);
        Heard one = List.copyOf(heard).getLast();
        assertThat(one.provedBy(before)).isFalse();
        assertThat(one.provedBy(after)).isTrue();
    }

    @Test
    void privateAddressesAreRefusedUntilAnAdminAllowsThem() {
        outgoing.allowPrivate(false, ines);
        endpoint();
        events.happened(CLOSED, Map.of("id", 7L));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !failures().isEmpty());
        assertThat(failures()).containsOnly("outgoing.private");
        assertThat(heard).isEmpty();
    }

    @Test
    void whoIsGoneOrFailsForFiveDaysIsSwitchedOff() {
        Handed handed = endpoint();
        answer.set(410);
        endpoints.test(handed.endpoint());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> why(handed).equals("gone"));
        endpoints.enable(handed.endpoint(), ines);
        jdbc.sql("update webhook_endpoint set failing_since = now() - interval '6 days'")
                .update();
        answer.set(500);
        endpoints.test(handed.endpoint());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> why(handed).equals("failing"));
    }

    @Test
    void thePageShowsWhatWasSentAndSendsItAgain() {
        Browser browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        Page refused = browser.submit(
                browser.open("/settings/webhooks"), "/settings/webhooks", "name", "Shop", "url", "nowhere");
        assertThat(refused.text()).contains("Give a whole address", "Choose at least one");
        Page made = browser.submit(
                browser.open("/settings/webhooks"),
                "/settings/webhooks",
                "name",
                "Shop",
                "url",
                url(),
                "events",
                "conversation.closed");
        assertThat(made.document().select("code.user-select-all").text()).startsWith("whsec_");
        assertThat(made.header("Cache-Control")).contains("no-store");
        long id = store.all().getFirst().id();
        String path = "/settings/webhooks/" + id;
        browser.submit(browser.open(path), path + "/test");
        await(1);
        awaitState("delivered");
        Page log = browser.open(path);
        assertThat(log.text()).contains("attune.test", "delivered", "204");
        String again = log.document().select("form[action$=/repetition]").attr("action");
        browser.submit(log, again);
        await(2);
        assertThat(heard.stream().map(Heard::id).distinct()).hasSize(1);
    }

    @Test
    void pausesGrowAndEnd() {
        assertThat(BackOff.after(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(BackOff.after(2, 1)).contains(Duration.ofSeconds(330));
        assertThat(BackOff.after(9, 0)).contains(Duration.ofHours(24));
        assertThat(BackOff.after(10, 0)).isEmpty();
    }

    private Handed endpoint() {
        return endpoints.create("Shop", url(), List.of(CLOSED.name()), ines);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/attune";
    }

    private Queue<Heard> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= count);
        return heard;
    }

    private void awaitState(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                                select d.state from webhook_delivery d
                                 where exists (select from webhook_attempt a where a.delivery_id = d.id)
                                """).query(String.class).list().contains(state));
    }

    private List<@Nullable Integer> attempts() {
        return jdbc.sql("select status from webhook_attempt order by id")
                .query(Integer.class)
                .list();
    }

    private List<@Nullable String> failures() {
        return jdbc.sql("select failure from webhook_attempt")
                .query(String.class)
                .list();
    }

    private String why(Handed handed) {
        return String.valueOf(store.find(handed.endpoint()).orElseThrow().disabledWhy());
    }
}

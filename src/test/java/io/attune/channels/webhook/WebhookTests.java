package io.attune.channels.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.channels.ChannelId;
import io.attune.channels.Channels;
import io.attune.channels.webhook.Keeper.Receipt;
import io.attune.channels.webhook.Webhooks.Handed;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WebhookSignature;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Deliveries over HTTP, good and bad.
@WholeAttune
class WebhookTests {
    private static final String POST = """
            {"id": "%s", "text": "hello", "postedAt": "2026-01-02T03:04:05Z", "author": {"id": "7", "handle": "lena"}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Keeper keeper;

    @Autowired
    Channels channels;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Handed channel = new Handed(new ChannelId(0), "");

    @BeforeEach
    void connect() {
        UserId ines = colleagues.all().isEmpty()
                ? colleagues.create("Inês Carvalho", "ines@lumen.example", Role.ADMIN, "a lamp for every trail")
                : colleagues.all().getFirst().id();
        if (!settings.exist())
            transaction.executeWithoutResult(_ -> settings.begin(Lumen.settings(ZoneOffset.UTC), ines));
        channel =
                webhooks.create("Shop " + UUID.randomUUID(), "shop", true, ines).orElseThrow();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aSignedDeliveryIsKept() throws Exception {
        HttpResponse<String> answer = deliver("{\"posts\": [%s, %s]}".formatted(post("p1"), post("p2")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"created\":2,\"edited\":0,\"repeated\":0,\"deleted\":0}");
        assertThat(posts()).isEqualTo(2);
        assertThat(deliver(post("p1").replace("hello", "hello again")).body()).contains("\"edited\":1");
        assertThat(deliver("{\"deleted\": \"p1\"}").body()).contains("\"deleted\":1");
        assertThat(channels.find(channel.channel()).orElseThrow().lastIn()).isNotNull();
    }

    @Test
    void aReplayIsRefused() throws Exception {
        HttpRequest request = request(post("p1"), secret(), Instant.now()).build();
        assertThat(send(request).statusCode()).isEqualTo(200);
        HttpResponse<String> again = send(request);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatFailedMayBeSentAgainUnderItsId() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(send(request(id, "{}", secret(), Instant.now()).build()).statusCode())
                .isEqualTo(400);
        assertThat(send(request(id, post("p1"), secret(), Instant.now()).build())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnknownChannelAnswersAsAWrongSignatureDoes() throws Exception {
        HttpResponse<String> wrong = send(
                request(post("p1"), WebhookSignature.newSecret(), Instant.now()).build());
        HttpResponse<String> unknown = send(
                request(post("p1"), secret(), Instant.now()).uri(hook("999999")).build());
        HttpResponse<String> nonsense = send(
                request(post("p1"), secret(), Instant.now()).uri(hook("shop")).build());
        HttpResponse<String> unsigned =
                send(HttpRequest.newBuilder(hook(channel.channel().toString()))
                        .POST(BodyPublishers.ofString(post("p1")))
                        .build());
        for (HttpResponse<String> answer : List.of(wrong, unknown, nonsense, unsigned)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("The signature does not prove this delivery.");
        }
        assertThat(posts()).isZero();
    }

    @Test
    void anOldDeliveryIsRefused() throws Exception {
        Instant old = Instant.now().minus(Duration.ofMinutes(6));
        assertThat(send(request(post("p1"), secret(), old).build()).body()).contains("five minutes");
        assertThat(posts()).isZero();
    }

    @Test
    void aSecretThatWasReplacedWorksForAnotherDay() throws Exception {
        byte[] before = secret();
        channel = webhooks.rotate(channel.channel(), colleagues.all().getFirst().id());
        assertThat(send(request(post("p1"), before, Instant.now()).build()).statusCode())
                .isEqualTo(200);
        assertThat(deliver(post("p2")).statusCode()).isEqualTo(200);
        jdbc.sql("update channel set previous_until = now() - interval '1 second'")
                .update();
        assertThat(send(request(post("p3"), before, Instant.now()).build()).statusCode())
                .isEqualTo(401);
        assertThat(deliver(post("p3")).statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverOnlyLooksIsToldThatDeliveriesArePosted() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(hook(channel.channel().toString())).build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void aSwitchedOffChannelTakesNothing() throws Exception {
        assertThat(deliver(post("p1")).statusCode()).isEqualTo(200);
        channels.activate(channel.channel(), false);
        assertThat(deliver(post("p2")).statusCode()).isEqualTo(401);
    }

    @Test
    void theSecretIsNotReadableInTheDatabase() {
        byte[] kept = jdbc.sql("select secret from channel where id = :id")
                .param("id", channel.channel().value())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, UTF_8)).doesNotContain(channel.secret());
        assertThat(new String(kept, ISO_8859_1)).doesNotContain(new String(secret(), ISO_8859_1));
    }

    @Test
    void tenMegabytesAreRefusedWithoutWaitingForThem() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("""
                    POST /hooks/%s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    webhook-id: 1\r
                    webhook-timestamp: 1\r
                    webhook-signature: v1,x\r
                    Content-Length: 10485760\r
                    \r
                    """.formatted(channel.channel()).getBytes(UTF_8));
            socket.getOutputStream().flush();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aFloodOfSmallDeliveriesIsTakenAsAWhole() throws Exception {
        int deliveries = 120;
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < deliveries; i++) {
                String body = post("flood-" + i);
                answers.add(threads.submit(() -> deliver(body).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(200);
        assertThat(posts()).isEqualTo(deliveries);
    }

    @Test
    void theSameDeliveryManyTimesAtOnceIsTakenOnce() throws Exception {
        HttpRequest request = request(post("p1"), secret(), Instant.now()).build();
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++)
                answers.add(threads.submit(() -> send(request).statusCode()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) statuses.add(answer.get());
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatCannotBeKeptHarmsNoOther() throws Exception {
        Delivery delivery =
                new DeliveryFormat(true, Instant.now()).read(post("p1").getBytes(UTF_8));
        // As if its channel had been deleted since it was asked for the secret.
        var gone = new Receipt(new ChannelId(999_999), "gone");
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String body = post("good-" + i);
                answers.add(threads.submit(() -> deliver(body).statusCode()));
                if (i % 10 == 0)
                    threads.execute(
                            () -> assertThatIllegalStateException().isThrownBy(() -> keeper.keep(gone, delivery)));
            }
            assertThatIllegalStateException().isThrownBy(() -> keeper.keep(gone, delivery));
        }
        for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(200);
        assertThat(posts()).isEqualTo(60);
    }

    @Test
    void aBodyWithoutAnEndIsRefusedEarly() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write("""
                    POST /hooks/%s HTTP/1.1\r
                    Host: 127.0.0.1\r
                    webhook-id: 1\r
                    webhook-timestamp: 1\r
                    webhook-signature: v1,x\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Transfer-Encoding: chunked\r
                    \r
                    """.formatted(channel.channel()).getBytes(UTF_8));
            byte[] piece = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
            // 1.25 of 10 MB; the rest is never sent, and nobody waits for it.
            for (int i = 0; i < 20; i++) out.write(piece);
            out.flush();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBodyThatIsCalledAFormArrivesAsItWasSigned() throws Exception {
        // What curl says of --data-binary.
        HttpRequest request = request(post("curl"), secret(), Instant.now())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .build();
        assertThat(send(request).body()).contains("\"created\":1");
    }

    @Test
    void strangeCharactersAreKeptAsFarAsTheyCanBeRead() throws Exception {
        String strange = post("s1")
                .replace("hello", "\\u0000<script>alert(1)<\\/script>\\u0007 مرحبا 🧡 \\ud83d")
                .replace("lena", "le\\u0000na\\u202e");
        assertThat(deliver(strange).body()).contains("\"created\":1");
        assertThat(jdbc.sql("select author_handle || ': ' || text from post where channel_id = :id")
                        .param("id", channel.channel().value())
                        .query(String.class)
                        .single())
                .isEqualTo("lena: <script>alert(1)</script> مرحبا 🧡 \uFFFD");
        assertThat(deliver(post("s2").replace("hello", "x".repeat(100_000))).body())
                .contains("\"created\":1");
        assertThat(deliver(post("s3").replace("lena", "\\u0000")).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> deliver(String body) throws Exception {
        return send(request(body, secret(), Instant.now()).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String body, byte[] secret, Instant at) {
        return request(UUID.randomUUID().toString(), body, secret, at);
    }

    private HttpRequest.Builder request(String id, String body, byte[] secret, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        return HttpRequest.newBuilder(hook(channel.channel().toString()))
                .header("webhook-id", id)
                .header("webhook-timestamp", seconds)
                .header(
                        "webhook-signature",
                        WebhookSignature.sign(WebhookSignature.key(secret), id, seconds, body.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(body));
    }

    private URI hook(String channelId) {
        return URI.create("http://127.0.0.1:" + port + "/hooks/" + channelId);
    }

    private byte[] secret() {
        return Base64.getDecoder().decode(channel.secret().substring("whsec_".length()));
    }

    private int posts() {
        return jdbc.sql("select count(*) from post where channel_id = :id")
                .param("id", channel.channel().value())
                .query(Integer.class)
                .single();
    }

    private static String post(String id) {
        return POST.formatted(id);
    }
}

package io.attune.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.AccessChanged;
import io.attune.platform.security.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.MapSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;

/// Jobs, the stream of changes, and what is said when something goes wrong, on a real server.
@SpringBootTest(
        classes = ShellApp.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.flyway.enabled=false", "attune.live.heartbeat=300ms"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Timeout(90)
class ShellTests {
    @LocalServerPort
    private int port;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ShellApp.Work work;

    @Autowired
    private LiveEvents live;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private MapSessionRepository sessions;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void nobodyListensWithoutSigningIn() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/live")).build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void aChangeReachesAnOpenStreamAndAQuietStreamIsKeptOpen() throws Exception {
        try (BufferedReader stream = listen()) {
            live.changed("conversation", "7");
            String told = after(stream, "event: change");
            // Jobs of other tests are told too.
            while (!told.contains("conversation")) told = after(stream, "event: change");
            assertThat(told).contains("\"conversation\":[\"7\"]");
            assertThat(after(stream, ":")).isEmpty();
        }
    }

    @Test
    void aStreamEndsWithTheSession() throws Exception {
        try (BufferedReader stream = listen()) {
            sessions.deleteById(session());
            assertThat(ended(stream)).isTrue();
        }
    }

    @Test
    void aStreamEndsAtOnceWhenSomebodysAccessChanges() throws Exception {
        try (BufferedReader stream = listen()) {
            events.publishEvent(new AccessChanged(new UserId(1)));
            assertThat(ended(stream)).isTrue();
        }
    }

    @Test
    void aJobIsSeenByWhoStartedItAndByAnAdministrator() throws Exception {
        work.script = run -> {
            run.progress(3, 3);
            run.result(new ShellApp.Rows(3));
        };
        JobId id = finished(jobs.start(ShellApp.Work.class, new ShellApp.Rows(3), new UserId(1)));
        assertThat(body("1", "/jobs/running")).contains("/jobs/" + id, "Attempt", "Done");
        assertThat(body("1", "/jobs/" + id)).contains("<html", "3 of 3", "Done");
        assertThat(body("9", "/jobs/" + id)).contains("3 of 3");
        assertThat(get("2", "/jobs/" + id).statusCode()).isEqualTo(404);
        assertThat(body("2", "/jobs/running")).doesNotContain("/jobs/" + id + "\"");
        assertThat(body("1", "/api/v1/jobs/" + id))
                .contains("\"state\":\"done\"", "\"done\":3", "\"result\":{\"rows\":3}");
        assertThat(get("2", "/api/v1/jobs/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aJobThatFailedSaysWhyInWords() throws Exception {
        work.script = run -> {
            throw new JobFailed("job.failure.unknown", "<script>");
        };
        JobId id = finished(jobs.start(ShellApp.Work.class, new ShellApp.Rows(3), new UserId(1)));
        assertThat(body("1", "/jobs/" + id)).contains("does not know the kind of job “&lt;script&gt;”");
        assertThat(body("1", "/api/v1/jobs/" + id)).contains("\"failure\":\"job.failure.unknown\"");
    }

    @Test
    void aJobIsCancelledByAPlainFormAndByTheApi() throws Exception {
        work.script = run -> {
            while (true) {
                run.progress(1, 0);
                Thread.sleep(5);
            }
        };
        JobId id = jobs.start(ShellApp.Work.class, new ShellApp.Rows(3), new UserId(1));
        HttpRequest.Builder post = request("1", "/api/v1/jobs/" + id + "/cancellation");
        HttpResponse<String> answer =
                client.send(post.POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        finished(id);
        assertThat(body("1", "/jobs/" + id)).contains("Cancelled; nothing half done is left");

        HttpRequest.Builder forged = request("1", "/jobs/" + id + "/cancellation");
        assertThat(client.send(forged.POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                        .statusCode())
                .as("without the token of the form")
                .isEqualTo(403);
    }

    @Test
    void aPageThatIsNotThereSaysSoInWords() throws Exception {
        HttpResponse<String> answer = get("1", "/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("Nothing here", "Back to Attune").doesNotContain("Whitelabel");
        assertThat(body("1", "/fails/not-found")).contains("Nothing here");
        assertThat(body("1", "/jobs/seven")).contains("That request did not make sense");
    }

    @Test
    void aConflictIsReadable() throws Exception {
        HttpResponse<String> answer = get("1", "/fails/conflict");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Somebody was faster", "A colleague changed this");
    }

    @Test
    void anUnexpectedFailureGivesAReferenceAndNoDetails() throws Exception {
        HttpResponse<String> answer = get("1", "/fails/unexpectedly");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("That should not have happened", "give this number: ")
                .doesNotContain("ada@example.org", "Exception");
    }

    @Test
    void aProgramGetsProblemJson() throws Exception {
        HttpResponse<String> answer = get("1", "/api/v1/fails");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"Somebody was faster\"", "\"instance\":\"/api/v1/fails\"");
    }

    @Test
    void htmxGetsANoteThatItCanShow() throws Exception {
        HttpRequest request =
                request("1", "/fails/conflict").header("HX-Request", "true").build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("HX-Trigger").orElse(""))
                .startsWith("{\"attune:toast\":{\"text\":\"A colleague changed this")
                .contains("\"tone\":\"BAD\"");
    }

    @Test
    void whatSecurityRefusesIsAPageToo() throws Exception {
        HttpRequest forged = request("1", "/jobs/running")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(forged, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Not for your role");
    }

    private JobId finished(JobId id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !body("9", "/api/v1/jobs/" + id).contains("\"endedAt\":null"));
        return id;
    }

    private BufferedReader listen() throws IOException, InterruptedException {
        // A page gives the session that the stream lives by.
        assertThat(get("1", "/jobs/running").statusCode()).isEqualTo(200);
        HttpResponse<InputStream> answer = client.send(request("1", "/live").build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream;charset=UTF-8");
        var stream = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(stream.readLine()).isEqualTo("event: hello");
        return stream;
    }

    private static String after(BufferedReader stream, String line) throws IOException {
        for (String read = stream.readLine(); read != null; read = stream.readLine())
            if (read.equals(line)) return String.valueOf(stream.readLine());
        throw new AssertionError("the stream ended before " + line);
    }

    private static boolean ended(BufferedReader stream) throws IOException {
        @Nullable String read = stream.readLine();
        while (read != null) read = stream.readLine();
        return true;
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("SESSION"))
                .map(HttpCookie::getValue)
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private String body(String user, String path) throws IOException, InterruptedException {
        return get(user, path).body();
    }

    private HttpResponse<String> get(String user, String path) throws IOException, InterruptedException {
        return client.send(request(user, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String user, String path) {
        String secret = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Basic " + secret);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Controller
    static class Failing {
        @GetMapping("/fails/not-found")
        String notFound() {
            throw new NotFound("conversation 7");
        }

        @GetMapping({"/fails/conflict", "/api/v1/fails"})
        String conflict() {
            throw new Conflict("failure.409.reason");
        }

        @GetMapping("/fails/unexpectedly")
        String unexpectedly() {
            throw new IllegalStateException("ada@example.org");
        }
    }
}

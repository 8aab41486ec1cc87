package io.attune.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.channels.webhook.Webhooks;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The inbox when many posts come at once, when two want the same, and when posts are strange; two browsers look on.
@WholeAttune
class PressureJourney {
    private static final String MIRA = "mira@lumen.example";
    private static final String TOM = "tom@lumen.example";
    private static final int FLOOD = 20_000;
    private static final List<String> SAID = List.of(
            "terrible service, the lamp arrived broken again",
            "When does the Aurora come back in stock?",
            "I love my new lamp, thank you so much!",
            "please cancel my order at once",
            "It would be great if the light could be dimmed");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    Webhooks webhooks;

    private UserId mira = new UserId(0);

    @BeforeEach
    void company() {
        if (!settings.exist()) {
            UserId first = colleagues.create("Mira Kovač", MIRA, Role.ADMIN, Lumen.PASSWORD);
            colleagues.create("Tom Weber", TOM, Role.AGENT, Lumen.PASSWORD);
            settings.begin(Lumen.settings(ZoneOffset.UTC), first);
        }
        mira = new UserId(jdbc.sql("select id from colleague where mail = :mail")
                .param("mail", MIRA)
                .query(Long.class)
                .single());
    }

    @Test
    void twentyThousandPostsInOneFileLoseNothingWhileTwoLookOn() throws Exception {
        long before = heap();
        try (var browsers = new TwoBrowsers(port, MIRA, TOM)) {
            Page watching = browsers.mira.page();
            Page tom = browsers.tom.page();
            watching.navigate("/inbox");
            tom.navigate("/inbox");
            bring("posts", "flood.csv", flood());

            // Tom reloads nothing: what comes appears by itself, and what he types stays.
            assertThat(tom.locator(".row-c").first()).isVisible();
            tom.locator(".row-c").first().click();
            tom.locator("#composer .composer-tab[data-mode=note]").click();
            tom.locator("#note-text").fill("what I was about to say");
            int looks = 0;
            long slowest = 0;
            while (!allRead()) {
                long start = System.nanoTime();
                watching.navigate("/inbox");
                // Lines move while posts come in: she goes where the first one leads at this moment.
                watching.navigate(watching.locator(".row-c").first().getAttribute("href"));
                assertThat(watching.locator("#thread .post").first()).isVisible();
                slowest = Math.max(
                        slowest, Duration.ofNanos(System.nanoTime() - start).toMillis());
                looks++;
                watching.waitForTimeout(1_000);
            }
            assertThat(looks).as("looks into the inbox while posts are read").isPositive();
            assertThat(slowest).as("milliseconds of the slowest look").isLessThan(10_000);
            assertThat(tom.locator("#note-text")).hasValue("what I was about to say");
            browsers.assertNothingComplained();
        }
        assertThat(count("select count(*) from post where external_id like 'f%'"))
                .isEqualTo(FLOOD);
        assertThat(count("select count(*) from post where external_id like 'f%' and conversation_id is null"))
                .isZero();
        assertThat(count("select count(*) from post where set_aside is not null"))
                .isZero();
        assertThat(count("select count(*) from reading")).isGreaterThanOrEqualTo(FLOOD);
        // Other tests' applications may stand in this process: what counts is what the flood left behind.
        assertThat(heap() - before).as("MB of heap").isLessThan(200);
    }

    @Test
    void whoIsSecondSeesWhatTheFirstDidAndKeepsWhatTheyTyped() {
        long conversation = arrives("conflict", "Terrible service, so disappointed, the lamp is broken");
        try (var browsers = new TwoBrowsers(port, MIRA, TOM)) {
            Page tom = browsers.tom.page();
            tom.navigate("/inbox/" + conversation);
            tom.locator("#reply-text").fill("I will send you a new one.");

            // Mira took it, and the news of it has not reached Tom's browser; older news has.
            tom.waitForTimeout(3_000);
            String before = version(conversation);
            jdbc.sql("update conversation set assignee_id = :mira, version = version + 1 where id = :id")
                    .param("mira", mira.value())
                    .param("id", conversation)
                    .update();
            tom.evaluate(
                    "old => document.querySelectorAll('#conversation-head [name=version]').forEach(v => v.value = old)",
                    before);
            tom.locator("[data-act=close]").click();
            assertThat(tom.locator("#toasts")).containsText("A colleague changed this conversation a moment ago");
            assertThat(tom.locator("#reply-text")).hasValue("I will send you a new one.");
            browsers.tom.picture("conflict");
            Awaitility.await()
                    .untilAsserted(() -> assertThat(tom.locator("#conversation-head input[name=version]")
                                    .first()
                                    .inputValue())
                            .isEqualTo(version(conversation)));
            tom.locator("[data-act=assign]").click();
            assertThat(tom.locator("#thread-items")).containsText("Tom Weber");
            assertThat(tom.locator("#reply-text")).hasValue("I will send you a new one.");

            // Both answer at the same moment, and Mira is a little faster.
            // What Tom did himself comes back as news; only Mira's answer shall be unknown to his page.
            tom.waitForTimeout(3_000);
            answers(conversation, "A refund is on its way.");
            tom.evaluate("document.getElementById('reply-seen').value = '0'");
            tom.locator("#reply-text").press("Control+Enter");
            assertThat(tom.locator("#toasts")).containsText("A colleague has just answered");
            assertThat(tom.locator("#thread-items")).containsText("A refund is on its way.");
            assertThat(tom.locator("#reply-text")).hasValue("I will send you a new one.");
            assertThat(count("select count(*) from reply where conversation_id = " + conversation))
                    .isOne();

            tom.locator("#reply-text").fill("As Mira said: the refund is on its way.");
            tom.locator("#reply-text").press("Control+Enter");
            assertThat(tom.locator("#thread-items")).containsText("As Mira said");
            assertThat(tom.locator("#reply-text")).hasValue("");
            assertThat(count("select count(*) from reply where conversation_id = " + conversation))
                    .isEqualTo(2);
            tom.reload();
            assertThat(tom.locator("#reply-text")).hasValue("");
            browsers.assertNothingComplained();
        }
    }

    @Test
    void strangePostsAreHarmlessAndReadable() throws Exception {
        String script = "<script>document.title='gone'</script><img src=x onerror=alert(1)> \"quoted\" & 'more'";
        String turned = "\u202Eevil مرحبا بالعالم، المصباح مكسور \u0007\u001b[31m🧡👩‍👩‍👧 𝒶";
        String longest = "very long and so disappointed ".repeat(3_400);
        var secret = webhooks.create("Strange shop", "shop", true, mira).orElseThrow();
        deliver(secret, "w1", "\0mallory\u202E", script + "\0");
        deliver(secret, "w2", "fatima", turned);
        deliver(secret, "w3", "chatty", longest);
        String json = "";
        for (Map.Entry<String, String> each :
                Map.of("x1", script + "\0", "x2", turned, "x3", longest).entrySet())
            json += JsonMapper.shared()
                            .writeValueAsString(Map.of(
                                    "id",
                                    each.getKey(),
                                    "time",
                                    "2026-01-02T03:04:05Z",
                                    "author",
                                    "file-" + each.getKey(),
                                    "text",
                                    each.getValue()))
                    + "\n";
        bring("posts", "strange.jsonl", json);
        try (var browsers = new TwoBrowsers(port, MIRA, TOM)) {
            for (String id : List.of("w1", "w2", "w3", "x1", "x2", "x3")) {
                Page page = browsers.mira.page();
                page.navigate("/inbox/" + conversation(id));
                Locator said = page.locator("#thread .post p").first();
                assertThat(said).isVisible();
                String text = said.textContent();
                if (id.endsWith("1")) assertThat(text).isEqualTo(script);
                if (id.endsWith("2"))
                    assertThat(text)
                            .contains("evil مرحبا بالعالم", "🧡👩‍👩‍👧 𝒶")
                            .doesNotContain("\u0007", "\u001b");
                if (id.endsWith("3")) assertThat(text.length()).isGreaterThan(99_000);
                assertThat(page.title()).doesNotContain("gone");
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as("no text pushes the page apart: " + id)
                        .isEqualTo(true);
                assertThat(page.locator("#thread img, #thread script").count()).isZero();
                browsers.mira.picture("strange-" + id);
            }
            browsers.mira.page().navigate("/inbox/" + conversation("w1"));
            assertThat(browsers.mira.page().locator("#conversation-head h2").textContent())
                    .isEqualTo("@mallory");
            browsers.assertNothingComplained();
        }
    }

    private boolean allRead() {
        return count("select count(*) from post where external_id like 'f%'") == FLOOD
                && count("select count(*) from post where read_at is null") == 0;
    }

    private static String flood() {
        var text = new StringBuilder("id,time,author,text\n");
        Instant first = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < FLOOD; i++)
            text.append("f%d,%s,author%d,\"%s, number %d\"%n"
                    .formatted(i, first.plusMillis(i * 500L), i % 9_000, SAID.get(i % SAID.size()), i));
        return text.toString();
    }

    private void bring(String target, String name, String text) throws IOException, InterruptedException {
        String body = """
                --b\r
                Content-Disposition: form-data; name="target"\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                \r
                %s\r
                --b--\r
                """.formatted(target, name, text);
        String login = Base64.getEncoder().encodeToString((MIRA + ":" + Lumen.PASSWORD).getBytes(UTF_8));
        assertThat(post(
                        "/api/v1/imports",
                        body,
                        Map.of("Content-Type", "multipart/form-data; boundary=b", "Authorization", "Basic " + login)))
                .isEqualTo(202);
    }

    private void deliver(Webhooks.Handed channel, String id, String handle, String text)
            throws IOException, InterruptedException, GeneralSecurityException {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "id",
                        id,
                        "text",
                        text,
                        "postedAt",
                        "2026-01-02T03:04:05Z",
                        "author",
                        Map.of("id", handle, "handle", handle)));
        String seconds = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(channel.secret().substring("whsec_".length())), "HmacSHA256"));
        mac.update((id + "." + seconds + "." + body).getBytes(UTF_8));
        assertThat(post(
                        "/hooks/" + channel.channel(),
                        body,
                        Map.of(
                                "webhook-id", id,
                                "webhook-timestamp", seconds,
                                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal()))))
                .isEqualTo(200);
    }

    private int post(String path, String body, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }

    private long arrives(String id, String text) {
        jdbc.sql("""
                with c as (insert into channel (kind, name, network)
                           values ('sample', 'Lumen ' || :id, 'bluesky') returning id)
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, text, public,
                                  thread_key, posted_at, received_at)
                select id, :id, 'in', 'bluesky', 'ada', 'ada.oliveira', :text, true, :id, now(), now() from c
                """).param("id", id).param("text", text).update();
        return conversation(id);
    }

    /// As Mira's browser would, without telling Tom's.
    private void answers(long conversation, String text) {
        jdbc.sql("""
                insert into reply (conversation_id, answers_post_id, user_id, text, state, request_key, queued_at,
                                   send_after)
                select conversation_id, id, :mira, :text, 'queued', gen_random_uuid(), now(), now() + interval '1 hour'
                  from post where conversation_id = :conversation
                """)
                .param("mira", mira.value())
                .param("text", text)
                .param("conversation", conversation)
                .update();
    }

    private long conversation(String post) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> count("select coalesce(max(conversation_id), 0) from post where external_id = '" + post
                                + "'"),
                        id -> id > 0);
    }

    private String version(long conversation) {
        return Long.toString(count("select version from conversation where id = " + conversation));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}

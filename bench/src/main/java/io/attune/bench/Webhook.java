package io.attune.bench;

import io.attune.demo.generator.DemoPost;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A sender of signed deliveries, as docs/guides/webhook.md describes them.
final class Webhook {
    private static final Pattern HANDED = Pattern.compile("/hooks/(\\d+)</code>.*?(whsec_[A-Za-z0-9+/=]+)", Pattern.DOTALL);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Browser browser;
    private final String path;
    private final SecretKeySpec secret;
    private final int authors;
    private final List<DemoPost> texts = Seed.posts();
    private final AtomicLong deliveries = new AtomicLong();

    private Webhook(Browser browser, String path, byte[] secret, int authors) {
        this.browser = browser;
        this.path = path;
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.authors = authors;
    }

    /// Makes a channel of network `bench`, on which so many authors will write: h1, h2, ….
    static Webhook create(Browser browser, int authors) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.form(
                "/settings/channels",
                "/settings/channels",
                Map.of("name", "Bench", "network", "bench", "usuallyPublic", "true"));
        Matcher handed = HANDED.matcher(page.body());
        if (!handed.find()) throw new IllegalStateException("the page shows no secret");
        byte[] secret = Base64.getDecoder().decode(handed.group(2).substring("whsec_".length()));
        return new Webhook(browser, "/hooks/" + handed.group(1), secret, authors);
    }

    /// Posts number `from` to `from + count`; an author's posts come `authors` numbers apart.
    void send(int from, int count) throws IOException, InterruptedException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode posts = root.putArray("posts");
        String now = Instant.now().toString();
        for (int n = from; n < from + count; n++) {
            ObjectNode post = posts.addObject();
            post.put("id", "p" + n).put("postedAt", now).put("audience", n % 900);
            post.put("text", texts.get(n % texts.size()).text() + " #" + n);
            post.putObject("author").put("id", "a" + n % authors).put("handle", "h" + n % authors).put("followers", n % 5_000);
        }
        deliver(JSON.writeValueAsBytes(root));
    }

    private void deliver(byte[] body) throws IOException, InterruptedException {
        String id = "d" + deliveries.incrementAndGet();
        String seconds = Long.toString(Instant.now().getEpochSecond());
        var headers = Map.of(
                "webhook-id", id, "webhook-timestamp", seconds, "webhook-signature", "v1," + signature(id, seconds, body));
        for (int attempt = 0; attempt < 20; attempt++) {
            int status = browser.deliver(path, headers, body);
            if (status == 200) return;
            if (status != 503) throw new IllegalStateException("a delivery was answered with " + status);
            Thread.sleep(AGAIN_AFTER.plusMillis(ThreadLocalRandom.current().nextInt(1_000)));
        }
        throw new IllegalStateException("a delivery was not taken after 20 attempts");
    }

    private String signature(String id, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}

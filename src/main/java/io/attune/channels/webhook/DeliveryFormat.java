package io.attune.channels.webhook;

import io.attune.channels.IncomingPost;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a delivery: `{"posts":[…]}`, one post, or `{"deleted":"id"}`, as docs/guides/webhook.md describes it.
///
/// Strict: a field that is not known or not of its type refuses the whole delivery, so that a mistake in a sender is
/// found on its first day.
final class DeliveryFormat {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> POST = Set.of(
            "id", "author", "text", "postedAt", "language", "public", "audience", "replyTo", "thread", "url", "ours");
    private static final Set<String> AUTHOR = Set.of("id", "handle", "name", "followers", "verified");
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final boolean usuallyPublic;
    private final Instant now;

    /// `usuallyPublic` holds where a post does not say.
    DeliveryFormat(boolean usuallyPublic, Instant now) {
        this.usuallyPublic = usuallyPublic;
        this.now = now;
    }

    Delivery read(byte[] body) {
        JsonNode root = tree(body);
        if (!root.isObject()) throw wrong("the body", "must be an object");
        if (root.has("deleted")) {
            known(root, "", Set.of("deleted"));
            return new Delivery(List.of(), List.of(text(root, "", "deleted")));
        }
        if (!root.has("posts")) return new Delivery(List.of(post(root, "")), List.of());
        known(root, "", Set.of("posts"));
        JsonNode posts = root.get("posts");
        if (!posts.isArray() || posts.isEmpty() || posts.size() > Delivery.MOST)
            throw wrong("posts", "must be a list of 1 to " + Delivery.MOST);
        List<IncomingPost> read = new ArrayList<>(posts.size());
        for (int i = 0; i < posts.size(); i++) read.add(post(posts.get(i), "posts[" + i + "]."));
        return new Delivery(read, List.of());
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw wrong("the body", "is not JSON: " + e.getOriginalMessage());
        }
    }

    private IncomingPost post(JsonNode post, String at) {
        if (!post.isObject())
            throw wrong(at.isEmpty() ? "the body" : at.substring(0, at.length() - 1), "must be a post");
        known(post, at, POST);
        JsonNode author = post.path("author");
        if (!author.isObject()) throw wrong(at + "author", "must be an object with id and handle");
        known(author, at + "author.", AUTHOR);
        try {
            return new IncomingPost(
                    text(post, at, "id"),
                    !flag(post, at, "ours", false),
                    text(author, at + "author.", "id"),
                    text(author, at + "author.", "handle"),
                    optional(author, at + "author.", "name"),
                    count(author, at + "author.", "followers"),
                    flag(author, at + "author.", "verified", false),
                    text(post, at, "text"),
                    optional(post, at, "language"),
                    flag(post, at, "public", usuallyPublic),
                    counted(count(post, at, "audience")),
                    optional(post, at, "replyTo"),
                    optional(post, at, "thread"),
                    link(post, at),
                    time(post, at));
        } catch (IllegalArgumentException e) {
            throw wrong(at.isEmpty() ? "the post" : at.substring(0, at.length() - 1), String.valueOf(e.getMessage()));
        }
    }

    private Instant time(JsonNode post, String at) {
        String text = text(post, at, "postedAt");
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (time.isBefore(FIRST) || time.isAfter(now.plus(CLOCKS_DIFFER)))
                throw wrong(at + "postedAt", "must lie between 1990 and now");
            return time;
        } catch (DateTimeParseException _) {
            throw wrong(at + "postedAt", "must look like 2026-11-21T14:30:00Z");
        }
    }

    /// Shown as a link to colleagues, so nothing but the web.
    private static @Nullable String link(JsonNode post, String at) {
        String url = optional(post, at, "url");
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://"))
            throw wrong(at + "url", "must begin with https:// or http://");
        return url;
    }

    private static String text(JsonNode node, String at, String field) {
        String text = optional(node, at, field);
        if (text == null || text.isBlank()) throw wrong(at + field, "is missing");
        return text;
    }

    private static @Nullable String optional(JsonNode node, String at, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) return null;
        if (!value.isString()) throw wrong(at + field, "must be a text");
        return value.stringValue();
    }

    private static @Nullable Long count(JsonNode node, String at, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) return null;
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0)
            throw wrong(at + field, "must be a whole number, 0 or more");
        return value.longValue();
    }

    private static long counted(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static boolean flag(JsonNode node, String at, String field, boolean otherwise) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) return otherwise;
        if (!value.isBoolean()) throw wrong(at + field, "must be true or false");
        return value.booleanValue();
    }

    private static void known(JsonNode node, String at, Set<String> fields) {
        for (String name : node.propertyNames())
            if (!fields.contains(name)) throw wrong(at + name, "is not a field that Attune knows");
    }

    private static Refused wrong(String field, String problem) {
        return new Refused(HttpStatus.BAD_REQUEST, field + ": " + problem + ".");
    }
}

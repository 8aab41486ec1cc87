package io.attune.inbox.intake;

import io.attune.analysis.Understanding;
import io.attune.analysis.reader.Intent;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts.Settled;
import io.attune.customers.TimelineEntry;
import io.attune.identity.Author;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines that posts of known people leave on their timelines.
final class PostLines {
    static final String SOURCE = "post";
    private static final int LONGEST_QUOTE = 500;

    private PostLines() {}

    static List<TimelineEntry> of(
            List<Post> inbound,
            List<Settled> settled,
            Map<PostId, Author> written,
            Map<PostId, Understanding> understood) {
        var conversations = new HashMap<PostId, @Nullable Long>();
        for (Settled post : settled) conversations.put(post.post(), post.conversation());
        var lines = new ArrayList<TimelineEntry>();
        for (Post post : inbound) {
            Author author = written.get(post.id());
            if (author == null || author.person() == null) continue;
            lines.add(new TimelineEntry(
                    SOURCE,
                    post.id().value(),
                    author.person(),
                    null,
                    post.postedAt(),
                    "post." + post.network(),
                    quote(post.text()),
                    null,
                    null,
                    "/inbox/" + conversations.get(post.id()),
                    labels(understood.get(post.id()))));
        }
        return lines;
    }

    private static List<String> labels(@Nullable Understanding understanding) {
        if (understanding == null) return List.of();
        return understanding.intents().stream()
                .filter(intent -> intent != Intent.OTHER)
                .map(intent -> "intent." + intent.code())
                .sorted()
                .toList();
    }

    private static String quote(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_QUOTE) return text;
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}

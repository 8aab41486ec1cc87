package io.attune.inbox.conversations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds conversations as the inbox does: by words in any of their posts, or by the name of the customer.
@Component
class ConversationSearch implements Searchable {
    /// Two signs of Chinese are a word; two letters of a word are too many words.
    private static final int SHORTEST_IN_BYTES = 3;

    private static final int EXCERPT = 140;

    private final QueueStore queues;

    ConversationSearch(QueueStore queues) {
        this.queues = queues;
    }

    @Override
    public String kind() {
        return "conversation";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        if (query.text().getBytes(UTF_8).length < SHORTEST_IN_BYTES) return List.of();
        return queues.search(viewer, query.text(), limit).stream()
                .map(line -> new SearchHit(line.name(), excerpt(line.said()), "/inbox/" + line.id()))
                .toList();
    }

    private static String excerpt(String said) {
        String flat = said.replaceAll("\\s+", " ").strip();
        if (flat.length() <= EXCERPT) return flat;
        int end = Character.isHighSurrogate(flat.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
        return flat.substring(0, end).strip() + "…";
    }
}

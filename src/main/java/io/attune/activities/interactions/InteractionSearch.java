package io.attune.activities.interactions;

import io.attune.activities.subjects.Holding;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds notes, calls, meetings, e-mails and chats by what stands in them, the newest first.
@Component
class InteractionSearch implements Searchable {
    private final InteractionStore store;
    private final CurrentWords words;

    InteractionSearch(InteractionStore store, CurrentWords words) {
        this.store = store;
        this.words = words;
    }

    @Override
    public String kind() {
        return "interaction";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        Holding holding = Holding.of(query);
        if (!holding.sharp()) return List.of();
        Words own = words.of(viewer);
        return store.like(viewer, holding, limit).stream()
                .map(found -> new SearchHit(
                        holding.excerpt(found.text()),
                        own.text("interactions.with." + found.kind().code(), found.about()) + " · "
                                + own.when(found.at()),
                        "/interactions/" + found.id()))
                .toList();
    }
}

package io.attune.activities.files;

import io.attune.activities.subjects.Holding;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds files by their name.
@Component
class FileSearch implements Searchable {
    private final FileStore store;

    FileSearch(FileStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        Holding holding = Holding.of(query);
        if (!holding.sharp()) return List.of();
        return store.like(viewer, holding, limit).stream()
                .map(file -> new SearchHit(file.name(), file.about() + " · " + file.author(), file.path()))
                .toList();
    }
}

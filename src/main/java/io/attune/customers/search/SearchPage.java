package io.attune.customers.search;

import io.attune.customers.SearchHit;
import java.util.List;

/// What was found, by kind; kinds without a hit are absent. `alike` where nothing is spelt as typed.
public record SearchPage(String query, List<Group> groups, boolean alike) {
    public SearchPage {
        groups = List.copyOf(groups);
    }

    /// The hits of one kind; `more` where not all are shown.
    public record Group(String kind, List<SearchHit> hits, boolean more) {
        public Group {
            hits = List.copyOf(hits);
        }
    }
}

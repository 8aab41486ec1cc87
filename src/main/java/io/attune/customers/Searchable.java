package io.attune.customers;

import io.attune.platform.security.Viewer;
import java.util.List;

/// One kind of thing that the search box finds; a bean per kind, in the module that knows it. It answers from its own
/// tables and their indexes, so there is no copy that could be stale, or stay behind when somebody is erased.
public interface Searchable {
    /// The last part of the message key `search.kind.`, such as `person`.
    String kind();

    /// Its rank among the kinds, low first.
    int order();

    /// The best first; nothing that the viewer may not see, and by no field that is kept from them. Called with every
    /// few letters that somebody types, so it answers within a tenth of a second.
    List<SearchHit> find(Viewer viewer, SearchQuery query, int limit);

    /// What is spelt alike, under the same terms. Asked for only where nothing of any kind is spelt as it was typed.
    default List<SearchHit> alike(Viewer viewer, SearchQuery query, int limit) {
        return List.of();
    }
}

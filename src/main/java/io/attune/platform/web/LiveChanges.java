package io.attune.platform.web;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What changed since somebody was last told: ids by topic, bounded, because a slow listener must not
/// make it grow. Where too many of a topic changed, "all of it" stands for them. Not safe for threads.
final class LiveChanges {
    static final String ALL = "*";
    private static final int MOST_IDS = 100;

    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private boolean everything;

    static LiveChanges ofEverything() {
        var changes = new LiveChanges();
        changes.addEverything();
        return changes;
    }

    void add(String topic, String id) {
        if (everything) return;
        Set<String> known = ids.computeIfAbsent(topic, t -> new LinkedHashSet<>());
        if (known.contains(ALL)) return;
        if (id.equals(ALL) || (known.size() >= MOST_IDS && !known.contains(id))) {
            known.clear();
            known.add(ALL);
        } else known.add(id);
    }

    void addAll(LiveChanges others) {
        if (others.everything) addEverything();
        others.ids.forEach((topic, changed) -> changed.forEach(id -> add(topic, id)));
    }

    void addEverything() {
        everything = true;
        ids.clear();
    }

    boolean isEmpty() {
        return !everything && ids.isEmpty();
    }

    /// Whether so much changed, or may have been missed, that a page should look at all it shows.
    boolean everything() {
        return everything;
    }

    Map<String, Set<String>> ids() {
        return ids;
    }

    /// Takes a topic out and answers its ids.
    Set<String> remove(String topic) {
        Set<String> removed = ids.remove(topic);
        return removed == null ? Set.of() : removed;
    }
}

package io.attune.imports.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the [Notice]s of one run; of a file that says ever new things, the first ones.
final class Notices {
    private static final int MOST = 50;
    private static final int LONGEST = 100;

    private final Map<Notice, Notice> all = new LinkedHashMap<>();

    void add(String reason, String what, long line) {
        var key = new Notice(reason, what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…", 0, 0);
        Notice known = all.get(key);
        if (known != null) all.put(key, new Notice(key.reason(), key.what(), known.rows() + 1, known.line()));
        else if (all.size() < MOST) all.put(key, new Notice(key.reason(), key.what(), 1, line));
    }

    List<Notice> all() {
        return List.copyOf(all.values());
    }
}

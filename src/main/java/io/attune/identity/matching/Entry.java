package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record of a person as it was written; a field may have several values. `group` says which
/// file it is from.
public final class Entry {
    private final String key;
    private final int group;
    private final Map<Field, List<String>> values = new EnumMap<>(Field.class);

    public Entry(String key) {
        this(key, 0);
    }

    public Entry(String key, int group) {
        this.key = key;
        this.group = group;
    }

    public Entry with(Field field, @Nullable String value) {
        if (value != null && !value.isBlank())
            values.computeIfAbsent(field, _ -> new ArrayList<>(1)).add(value);
        return this;
    }

    /// A name in one piece, such as "Hopper, Grace", "Dr. Grace Hopper" or "王小明"; cut where its
    /// language cuts it.
    public Entry withName(@Nullable String name) {
        if (name == null || name.isBlank()) return this;
        Names.Split split = Names.split(name);
        return with(Field.GIVEN, split.given()).with(Field.FAMILY, split.family());
    }

    public String key() {
        return key;
    }

    int group() {
        return group;
    }

    List<String> values(Field field) {
        return values.getOrDefault(field, List.of());
    }
}

package io.attune.platform.tabular;

import java.util.List;

/// Something that an import wants to know of each row; further names by which files call it help to guess the column.
public record TargetField<T>(String name, CellType<T> type, boolean required, List<String> synonyms) {
    public TargetField {
        if (name.isBlank()) throw new IllegalArgumentException("a field needs a name");
        synonyms = List.copyOf(synonyms);
    }

    public static <T> TargetField<T> required(String name, CellType<T> type, String... synonyms) {
        return new TargetField<>(name, type, true, List.of(synonyms));
    }

    public static <T> TargetField<T> optional(String name, CellType<T> type, String... synonyms) {
        return new TargetField<>(name, type, false, List.of(synonyms));
    }
}

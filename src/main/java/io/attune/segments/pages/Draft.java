package io.attune.segments.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A rule as it stands in the builder, where it may make no sense yet.
public sealed interface Draft {
    /// How a group holds together its parts.
    enum Mode {
        ALL,
        ANY,
        NONE,
        NOT_ALL
    }

    record Group(Mode mode, List<Draft> parts) implements Draft {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /// A sentence; `fields` is what was typed, `problem` is what is wrong with it.
    record Row(
            String kind,
            boolean not,
            Map<String, List<String>> fields,
            @Nullable String problem) implements Draft {
        static final Set<String> KINDS =
                Set.of("attribute", "event", "sequence", "value", "late", "present", "segment", "consent", "bucket");

        public Row {
            fields = Map.copyOf(fields);
        }

        public String text(String name) {
            List<String> values = fields.getOrDefault(name, List.of());
            return values.isEmpty() ? "" : values.getFirst();
        }

        public String text(String name, String otherwise) {
            String text = text(name);
            return text.isEmpty() ? otherwise : text;
        }

        public boolean has(String name, String value) {
            return fields.getOrDefault(name, List.of()).contains(value);
        }

        Row wrong(String why) {
            return new Row(kind, not, fields, why);
        }
    }
}

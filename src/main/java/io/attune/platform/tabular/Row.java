package io.attune.platform.tabular;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row read through a mapping: its values, or why it is refused. `line` is where it starts, counted from 1.
public sealed interface Row {
    long line();

    /// The values by field; the cells as they were in the file are kept for the error file of a later refusal.
    final class Parsed implements Row {
        private final long line;
        private final List<String> cells;
        private final Map<String, Integer> positions;
        private final @Nullable Object[] values;

        Parsed(long line, List<String> cells, Map<String, Integer> positions, @Nullable Object[] values) {
            this.line = line;
            this.cells = cells;
            this.positions = positions;
            this.values = values;
        }

        @Override
        public long line() {
            return line;
        }

        public List<String> cells() {
            return cells;
        }

        /// The value, or null where the cell was empty or the field is not mapped.
        public <T> @Nullable T get(TargetField<T> field) {
            Integer position = positions.get(field.name());
            Object value = position == null ? null : values[position];
            return value == null ? null : field.type().cast(value);
        }

        /// The value of a required field.
        public <T> T require(TargetField<T> field) {
            T value = get(field);
            if (value == null) throw new IllegalStateException(field.name() + " is missing in line " + line);
            return value;
        }

        /// This row, refused for a reason that only the import knows, such as a customer that does not exist.
        public Refused refused(String column, Problem problem) {
            return new Refused(line, cells, column, problem);
        }
    }

    /// `cells` as far as the row could be cut, else one cell with its text; `column` is the field at fault or "".
    record Refused(long line, List<String> cells, String column, Problem problem) implements Row {
        public Refused {
            cells = List.copyOf(cells);
        }
    }
}

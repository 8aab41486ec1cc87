package io.attune.platform.tabular;

/// The column of the file from which a field is filled.
public sealed interface Source {
    /// By position, counted from 0.
    record Position(int index) implements Source {
        public Position {
            if (index < 0) throw new IllegalArgumentException("a column's position counts from 0, was " + index);
        }
    }

    /// By its name in the header, or the (dotted) name in a JSON object.
    record Named(String name) implements Source {}
}

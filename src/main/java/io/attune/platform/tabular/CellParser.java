package io.attune.platform.tabular;

/// Reads a stripped, non-empty cell; throws [CellException] with the reason where it cannot.
@FunctionalInterface
public interface CellParser<T> {
    T parse(String cell);
}

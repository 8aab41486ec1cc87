package io.attune.imports.files;

import io.attune.platform.tabular.Row;
import java.util.List;

/// Carries what is worth showing out of the transaction that is rolled back.
final class TooManyErrors extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient List<String> columns;
    final transient List<Row.Refused> first;
    final long read;
    final long refused;

    TooManyErrors(List<String> columns, List<Row.Refused> first, long read, long refused) {
        super("too many rows are wrong", null, false, false);
        this.columns = columns;
        this.first = first;
        this.read = read;
        this.refused = refused;
    }
}

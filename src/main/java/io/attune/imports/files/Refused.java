package io.attune.imports.files;

import io.attune.platform.tabular.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Counts the refused rows of a run and hands them on, until there are too many.
final class Refused {
    private static final int KEPT = 1_000;

    private final List<String> columns;
    private final Consumer<Row.Refused> log;
    private final List<Row.Refused> first = new ArrayList<>();
    long count;
    long read;

    Refused(List<String> columns, Consumer<Row.Refused> log) {
        this.columns = columns;
        this.log = log;
    }

    void add(Row.Refused row, long soFar) {
        read = soFar;
        log.accept(row);
        count++;
        if (first.size() < KEPT) first.add(row);
        if (count > ImportFile.MOST_ERRORS) throw tooMany();
    }

    TooManyErrors tooMany() {
        return new TooManyErrors(columns, first, read, count);
    }
}

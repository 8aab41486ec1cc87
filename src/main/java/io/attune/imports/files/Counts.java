package io.attune.imports.files;

/// What a run did with the rows of its file: every row is in exactly one of the others. `repeated` rows had the key of
/// a later row.
public record Counts(long rows, long created, long updated, long unchanged, long repeated, long refused) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
}

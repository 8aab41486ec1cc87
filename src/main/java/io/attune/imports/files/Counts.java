package io.attune.imports.files;

import io.attune.platform.tabular.Tally;

/// What a run did with the rows of its file, or what a try would have: every row is in exactly one of the others.
/// `repeated` rows had the key of a later row, `skipped` ones were known or unknown and not wanted.
public record Counts(long rows, long created, long updated, long unchanged, long repeated, long refused, long skipped) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

    static Counts of(long rows, long refused, Tally tally) {
        return new Counts(
                rows, tally.created(), tally.updated(), tally.unchanged(), tally.repeated(), refused, tally.skipped());
    }
}

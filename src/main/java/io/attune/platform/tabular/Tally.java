package io.attune.platform.tabular;

/// What was, or would be, done with the rows of a delivery: each is in exactly one of these. `repeated` had the key of
/// a later row, `skipped` were not wanted by the [Merge], `refused` showed only beside all others that they cannot be
/// taken.
public record Tally(long created, long updated, long unchanged, long repeated, long skipped, long refused) {}

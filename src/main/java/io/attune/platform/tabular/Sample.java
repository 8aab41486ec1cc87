package io.attune.platform.tabular;

import org.jspecify.annotations.Nullable;

/// What would become of a row: a new record, or changes of the one with the id `record`. `changes` is JSON: by field,
/// what is there and what would come.
public record Sample(long line, @Nullable Long record, String title, String changes) {}

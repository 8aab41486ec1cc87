package io.attune.behavior;

/// Everybody was scored again; listeners act set-based.
public record ScoresRefreshed(long runId) {}

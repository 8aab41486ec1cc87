package io.attune.activities.interactions;

/// Somebody who may have been there besides whom an interaction is about; `there` says that they were.
public record Participant(long person, String name, boolean there) {}

package io.attune.behavior;

/// These wires tripped, told once for all of a sweep; listeners act set-based on `tripwire_firing.sweep`.
public record TripwiresTripped(long sweep) {}

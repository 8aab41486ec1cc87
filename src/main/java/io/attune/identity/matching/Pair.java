package io.attune.identity.matching;

import java.util.List;

/// Two records that are probably one person, with what speaks for and against it, heaviest first.
///
/// `certain` means: probable beyond the automatic threshold, and nothing that belongs to one person
/// alone contradicts.
public record Pair(String left, String right, double probability, boolean certain, List<Evidence> evidence) {
    public Pair {
        evidence = List.copyOf(evidence);
    }
}

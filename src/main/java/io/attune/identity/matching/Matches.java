package io.attune.identity.matching;

import java.util.List;

/// What was found: the pairs that are to be looked at or are certain, the people they make up, and
/// the model behind it.
///
/// `compared` is how many pairs shared a key and were compared; `refused` how many of those beyond
/// the threshold would have chained together what on the whole is not one person, and are left out.
public record Matches(List<Pair> pairs, List<Cluster> clusters, Model model, int records, long compared, int refused) {
    public Matches {
        pairs = List.copyOf(pairs);
        clusters = List.copyOf(clusters);
    }
}

package io.attune.identity.matching;

import java.util.List;

/// Records that are one person, in the order of their keys; `probability` is that of the weakest
/// link that was needed.
public record Cluster(List<String> members, double probability) {
    public Cluster {
        members = List.copyOf(members);
        if (members.size() < 2) throw new IllegalArgumentException("a cluster has two members or more");
    }
}

package io.attune.identity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins pairs into people, surest first. A pair is refused where it would chain together records
/// that cannot be one person: with different numbers that only one person has, or that on the whole
/// speak against one another.
final class Clustering {
    private static final int LOOKED_AT = 400;

    private final Weighing weighing;
    private final double least;
    private final int[] parent;
    private final Map<Integer, int[]> members = new HashMap<>();
    private final Map<Integer, Double> weakest = new HashMap<>();
    private final Set<Refused> refused = new HashSet<>();

    /// Two groups as they were when they were kept apart; as long as neither grows, the answer stays.
    private record Refused(int rootA, int sizeA, int rootB, int sizeB) {}

    /// `least` is how many bits the links between two groups must have on average to join them.
    Clustering(int records, Weighing weighing, double least) {
        this.weighing = weighing;
        this.least = least;
        parent = new int[records];
        Arrays.setAll(parent, i -> i);
    }

    /// Joins two records and all that were joined with them; pairs come surest first.
    void join(int a, int b, double bits) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA == rootB) return;
        int[] ofA = members.getOrDefault(rootA, new int[] {rootA});
        int[] ofB = members.getOrDefault(rootB, new int[] {rootB});
        var asked = new Refused(rootA, ofA.length, rootB, ofB.length);
        if (refused.contains(asked)) return;
        if (conflict(ofA, ofB)) {
            refused.add(asked);
            return;
        }
        int low = Math.min(rootA, rootB);
        parent[Math.max(rootA, rootB)] = low;
        int[] joined = Arrays.copyOf(ofA, ofA.length + ofB.length);
        System.arraycopy(ofB, 0, joined, ofA.length, ofB.length);
        members.remove(Math.max(rootA, rootB));
        members.put(low, joined);
        weakest.put(low, bits);
    }

    private boolean conflict(int[] ofA, int[] ofB) {
        double bits = 0;
        int looked = 0;
        for (int a : ofA)
            for (int b : ofB) {
                if (looked == LOOKED_AT) break;
                looked++;
                bits += Math.max(-30, Math.min(30, weighing.weigh(a, b)));
                if (weighing.excluded()) return true;
            }
        return bits / looked < least;
    }

    boolean together(int a, int b) {
        return root(a) == root(b);
    }

    /// The groups in the order of their first members, each with its weakest link in bits.
    List<Group> groups() {
        var groups = new ArrayList<Group>();
        members.forEach((root, records) -> {
            int[] sorted = records.clone();
            Arrays.sort(sorted);
            groups.add(new Group(sorted, weakest.getOrDefault(root, 0.)));
        });
        groups.sort((x, y) -> Integer.compare(x.records()[0], y.records()[0]));
        return groups;
    }

    /// Sorted members, and the bits of the weakest link.
    @SuppressWarnings("ArrayRecordComponent")
    record Group(int[] records, double bits) {}

    private int root(int record) {
        int root = record;
        while (parent[root] != root) root = parent[root];
        int at = record;
        while (parent[at] != root) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }
}

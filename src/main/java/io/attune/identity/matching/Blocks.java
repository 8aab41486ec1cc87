package io.attune.identity.matching;

import java.util.Arrays;
import java.util.List;

/// Which records are worth comparing: those that share a key. A block that is too large to compare
/// everybody in it with everybody compares each with its next neighbours in the order of names only
/// (sorted neighbourhood, Hernández & Stolfo 1995), so that the work grows with the number of
/// records and not with its square.
final class Blocks {
    private static final int RECORD_BITS = 24;
    private static final int LARGE = 60;
    private static final int NEIGHBOURS = 12;

    private final int[] members;
    private final int[] starts;
    private final int[] blocksOf;
    private final int[] from;

    private Blocks(int[] members, int[] starts, int[] blocksOf, int[] from) {
        this.members = members;
        this.starts = starts;
        this.blocksOf = blocksOf;
        this.from = from;
    }

    /// Takes a partner of a record.
    @FunctionalInterface
    interface Partner {
        void accept(int partner);
    }

    static Blocks of(People.Ordered people) {
        int size = people.size();
        if (size >= 1 << RECORD_BITS)
            throw new IllegalArgumentException("at most 16 million records can be matched at once, not " + size);
        var members = new Ints();
        var starts = new Ints();
        for (Keys rule : Keys.values()) blocks(entries(people, rule), members, starts);
        starts.add(members.size());
        return indexed(size, members.toArray(), starts.toArray());
    }

    private static long[] entries(People.Ordered people, Keys rule) {
        var entries = new Longs();
        for (int record = 0; record < people.size(); record++) {
            int at = record;
            Keys.Values values = field -> texts(people, field, at);
            rule.of(values, key -> entries.add((key << RECORD_BITS) | at));
        }
        long[] sorted = entries.toArray();
        Arrays.parallelSort(sorted);
        return sorted;
    }

    private static List<String> texts(People.Ordered people, Field field, int record) {
        int only = people.only(field, record);
        if (only < 0) return List.of();
        if (!people.hasSeveral(field)) return List.of(people.text(field, only));
        return Arrays.stream(people.all(field, record))
                .mapToObj(number -> people.text(field, number))
                .toList();
    }

    private static void blocks(long[] entries, Ints members, Ints starts) {
        int mask = (1 << RECORD_BITS) - 1;
        int i = 0;
        while (i < entries.length) {
            int end = i + 1;
            while (end < entries.length && entries[end] >>> RECORD_BITS == entries[i] >>> RECORD_BITS) end++;
            if (entries[i] != entries[end - 1]) {
                starts.add(members.size());
                for (int k = i; k < end; k++)
                    if (k == i || entries[k] != entries[k - 1]) members.add((int) entries[k] & mask);
            }
            i = end;
        }
    }

    private static Blocks indexed(int size, int[] members, int[] starts) {
        int[] from = new int[size + 1];
        for (int member : members) from[member + 1]++;
        for (int record = 0; record < size; record++) from[record + 1] += from[record];
        int[] at = from.clone();
        int[] positions = new int[members.length];
        for (int position = 0; position < members.length; position++) positions[at[members[position]]++] = position;
        return new Blocks(members, starts, positions, from);
    }

    /// Hands over the partners of a record that come after it, each once; `seen` belongs to the
    /// calling thread, has a place for each record, and is filled with -1 at first.
    void partners(int record, int[] seen, Partner partner) {
        for (int k = from[record]; k < from[record + 1]; k++) {
            int position = blocksOf[k];
            int block = block(position);
            int end = starts[block + 1];
            boolean large = end - starts[block] > LARGE;
            int last = large ? Math.min(end, position + 1 + NEIGHBOURS) : end;
            for (int other = position + 1; other < last; other++) {
                int found = members[other];
                if (seen[found] == record) continue;
                seen[found] = record;
                partner.accept(found);
            }
        }
    }

    /// How many pairs there are at most, those that share several keys counted as often.
    long atMost() {
        long pairs = 0;
        for (int block = 0; block + 1 < starts.length; block++) {
            long size = (long) starts[block + 1] - starts[block];
            pairs += size > LARGE ? size * NEIGHBOURS : size * (size - 1) / 2;
        }
        return pairs;
    }

    private int block(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : -found - 2;
    }
}

package io.attune.behavior.figures;

import io.attune.behavior.models.Histories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where customers came from, as keys: a name of the company's behind [#NAMED], or one of the two words
/// of ours. Only the largest are told apart.
public final class Sources {
    /// What stands before a name that the company gave, so that none is taken for a word of ours.
    public static final String NAMED = "=";
    public static final String UNKNOWN = "unknown";
    public static final String OTHERS = "others";
    private static final int TOLD_APART = 8;

    private final long[] people;
    private final int[] names;
    private final List<String> keys;

    private Sources(long[] people, int[] names, List<String> keys) {
        this.people = people;
        this.names = names;
        this.keys = keys;
    }

    /// Takes people ascending, each with the source that stands with them.
    static final class Builder {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> found = new ArrayList<>();
        private long[] people = new long[1024];
        private int[] names = new int[1024];
        private int size;

        void add(long person, String source) {
            if (size == people.length) {
                people = Arrays.copyOf(people, size * 2);
                names = Arrays.copyOf(names, size * 2);
            }
            people[size] = person;
            names[size] = numbers.computeIfAbsent(source, unseen -> {
                found.add(source);
                return found.size() - 1;
            });
            size++;
        }

        /// With the names that most of these customers have.
        Sources build(Histories customers, LocalDate until) {
            long[] ids = Arrays.copyOf(people, size);
            int[] of = Arrays.copyOf(names, size);
            long[] counts = new long[found.size()];
            customers.each(until, who -> {
                int at = Arrays.binarySearch(ids, who.customer());
                if (at >= 0) counts[of[at]]++;
            });
            List<Integer> largest = numbers.values().stream()
                    .filter(name -> counts[name] > 0)
                    .sorted(Comparator.comparingLong((Integer name) -> -counts[name])
                            .thenComparing(found::get))
                    .limit(TOLD_APART)
                    .toList();
            List<String> keys = IntStream.range(0, found.size())
                    .mapToObj(name -> largest.contains(name) ? NAMED + found.get(name) : OTHERS)
                    .toList();
            return new Sources(ids, of, keys);
        }
    }

    String of(long customer) {
        int at = Arrays.binarySearch(people, customer);
        return at < 0 ? UNKNOWN : keys.get(names[at]);
    }
}

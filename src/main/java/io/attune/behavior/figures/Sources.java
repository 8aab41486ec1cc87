package io.attune.behavior.figures;

import io.attune.behavior.models.Histories;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What customers were won by, as keys: a name of the company's behind [#NAMED], or one of the two words
/// of ours. Only the largest are told apart.
public final class Sources {
    /// What stands before a name that the company gave, so that none is taken for a word of ours.
    public static final String NAMED = "=";
    public static final String UNKNOWN = "unknown";
    public static final String OTHERS = "others";
    private static final int TOLD_APART = 8;
    private static final int NONE = -1;
    /// Stands between the keys of a pair; no text of the database holds it.
    private static final char BETWEEN = 0;

    private final long[] people;
    private final Map<WonBy, Column> columns;

    private Sources(long[] people, Map<WonBy, Column> columns) {
        this.people = people;
        this.columns = columns;
    }

    /// The keys of customers.
    LongFunction<String> by(WonBy by) {
        Column column = column(columns, by);
        return customer -> {
            int at = Arrays.binarySearch(people, customer);
            return at < 0 || column.names[at] == NONE ? UNKNOWN : column.keys.get(column.names[at]);
        };
    }

    /// The keys of customers by all they were won by, to be taken apart by [#part].
    LongFunction<String> pairs() {
        var source = by(WonBy.SOURCE);
        var campaign = by(WonBy.CAMPAIGN);
        return customer -> source.apply(customer) + BETWEEN + campaign.apply(customer);
    }

    static String part(String pair, WonBy by) {
        int at = pair.indexOf(BETWEEN);
        return by == WonBy.SOURCE ? pair.substring(0, at) : pair.substring(at + 1);
    }

    /// Whether it is known of any of the customers.
    boolean knows(WonBy by) {
        return column(columns, by).keys.stream().anyMatch(key -> key.startsWith(NAMED));
    }

    private static Column column(Map<WonBy, Column> columns, WonBy by) {
        return Objects.requireNonNull(columns.get(by));
    }

    /// Takes people ascending, each with what stands with them.
    static final class Builder {
        private final Map<WonBy, Column> columns = new EnumMap<>(WonBy.class);
        private long[] people = new long[1024];
        private int size;

        Builder() {
            for (WonBy by : WonBy.values()) columns.put(by, new Column());
        }

        void add(long person, @Nullable String source, @Nullable String campaign) {
            if (size == people.length) people = Arrays.copyOf(people, size * 2);
            people[size] = person;
            column(columns, WonBy.SOURCE).set(size, source);
            column(columns, WonBy.CAMPAIGN).set(size, campaign);
            size++;
        }

        /// With the names that most of these customers have.
        Sources build(Histories customers, LocalDate until) {
            long[] ids = Arrays.copyOf(people, size);
            customers.each(until, who -> {
                int at = Arrays.binarySearch(ids, who.customer());
                if (at >= 0) for (Column column : columns.values()) column.count(at);
            });
            columns.values().forEach(Column::tellApart);
            return new Sources(ids, columns);
        }
    }

    /// One of the two facts: the number of a name by the place of the person.
    private static final class Column {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> found = new ArrayList<>();
        private int[] names = new int[1024];
        private int[] counts = new int[16];
        private List<String> keys = List.of();

        void set(int at, @Nullable String name) {
            if (at == names.length) names = Arrays.copyOf(names, at * 2);
            names[at] = name == null ? NONE : numbers.computeIfAbsent(name, this::number);
        }

        private int number(String unseen) {
            found.add(unseen);
            if (found.size() > counts.length) counts = Arrays.copyOf(counts, counts.length * 2);
            return found.size() - 1;
        }

        void count(int at) {
            if (names[at] != NONE) counts[names[at]]++;
        }

        void tellApart() {
            var largest = new HashSet<Integer>(numbers.values().stream()
                    .filter(name -> counts[name] > 0)
                    .sorted(Comparator.comparingInt((Integer name) -> -counts[name])
                            .thenComparing(found::get))
                    .limit(TOLD_APART)
                    .toList());
            var told = new ArrayList<String>();
            for (int name = 0; name < found.size(); name++)
                told.add(largest.contains(name) ? NAMED + found.get(name) : OTHERS);
            keys = told;
        }
    }
}

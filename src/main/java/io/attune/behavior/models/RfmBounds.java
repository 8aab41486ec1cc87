package io.attune.behavior.models;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToIntFunction;

/// Where the fifths of everybody's recency, frequency and monetary begin, so that one customer can be put among
/// them without ranking everybody. Who has not changed comes out as before, ties included.
///
/// Recency is by the day of the last purchase, counted from 1970-01-01.
public record RfmBounds(Cuts recency, Cuts frequency, Cuts monetary) {
    private static final int GROUPS = 5;

    /// The lowest of groups 2 to 5, by value and then by customer: who is not lower is in that group or in
    /// a higher one. A group that nobody reaches is absent at the end.
    public record Cuts(List<Long> values, List<Long> customers) {
        public Cuts {
            values = List.copyOf(values);
            customers = List.copyOf(customers);
            if (values.size() != customers.size() || values.size() >= GROUPS)
                throw new IllegalArgumentException("a cut has a value and a customer, and there are at most four");
        }

        int group(long value, long customer) {
            int group = 1;
            for (int i = 0; i < values.size(); i++) {
                int order = Long.compare(value, values.get(i));
                if (order > 0 || (order == 0 && customer >= customers.get(i))) group = i + 2;
            }
            return group;
        }
    }

    static RfmBounds of(CustomerBase base, RfmScores scores) {
        return new RfmBounds(
                cuts(base, scores, RfmScore::recency, base::lastDay),
                cuts(base, scores, RfmScore::frequency, base::repeats),
                cuts(base, scores, RfmScore::monetary, base::totalCents));
    }

    /// For a base of a few, cut as everybody was.
    public RfmScore score(CustomerBase base, int position) {
        long customer = base.id(position);
        return new RfmScore(
                recency.group(base.lastDay(position), customer),
                frequency.group(base.repeats(position), customer),
                monetary.group(base.totalCents(position), customer));
    }

    private static Cuts cuts(
            CustomerBase base, RfmScores scores, ToIntFunction<RfmScore> group, IntToLongFunction value) {
        int[] lowest = new int[GROUPS + 1];
        Arrays.fill(lowest, -1);
        for (int i = 0; i < base.size(); i++) {
            int of = group.applyAsInt(scores.score(i));
            // Positions ascend by customer, so of equals the first is the lowest.
            if (lowest[of] < 0 || value.applyAsLong(i) < value.applyAsLong(lowest[of])) lowest[of] = i;
        }
        // Fewer than five customers leave gaps: who is in a higher group bounds the empty one below it, too.
        for (int of = GROUPS - 1; of > 1; of--) if (lowest[of] < 0) lowest[of] = lowest[of + 1];
        int[] found = Arrays.stream(lowest, 2, GROUPS + 1).filter(i -> i >= 0).toArray();
        return new Cuts(
                Arrays.stream(found).mapToObj(value::applyAsLong).toList(),
                Arrays.stream(found).mapToObj(base::id).toList());
    }
}

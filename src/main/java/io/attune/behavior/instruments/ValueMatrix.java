package io.attune.behavior.instruments;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.ValueModel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Current value against potential value, two by two: what customers have brought so far, what is still
/// expected of them, and what that advises (Novo).
///
/// Money is in units of the currency. High means at least the threshold and more than nothing; both
/// thresholds are part of the result, so that a later matrix can be drawn with the same ones.
public record ValueMatrix(double currentThreshold, double potentialThreshold, List<Field> fields) {
    public enum Advice {
        /// High now, high to come: keep them.
        KEEP,
        /// Low now, high to come: let them grow.
        GROW,
        /// High now, low to come: win them back while they remember.
        REACTIVATE,
        /// Low now, low to come: spend nothing on them.
        LET_GO
    }

    /// Sums of both values over the customers of a field.
    public record Field(Advice advice, int customers, double current, double potential) {
        private Field plus(Field other) {
            return new Field(advice, customers + other.customers, current + other.current, potential + other.potential);
        }
    }

    /// Where low ends and high begins.
    public sealed interface Cut {
        /// The best share of all customers is high; a half puts the threshold at the median.
        record Top(double share) implements Cut {
            public Top {
                if (!(share > 0 && share < 1)) {
                    throw new IllegalArgumentException("the share must lie between 0 and 1, was " + share);
                }
            }
        }

        /// An amount in units of the currency, such as the threshold of an earlier matrix.
        record Amount(double threshold) implements Cut {
            public Amount {
                if (!(threshold >= 0 && threshold < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("the threshold must not be negative, was " + threshold);
                }
            }
        }
    }

    public ValueMatrix {
        fields = List.copyOf(fields);
    }

    /// Current is the margin to date, potential the expected margin of the next twelve months.
    public static ValueMatrix of(CustomerBase base, ValueModel value, Cut current, Cut potential) {
        return of(
                base.size(),
                i -> base.summary(i).totalCents() / 100.0 * value.margin(),
                i -> value.value12(base.summary(i), base.until()),
                current,
                potential);
    }

    /// Of any two values, by the position of a customer from 0 on.
    public static ValueMatrix of(
            int customers,
            IntToDoubleFunction current,
            IntToDoubleFunction potential,
            Cut currentCut,
            Cut potentialCut) {
        double[] now = values(customers, current);
        double[] toCome = values(customers, potential);
        var empty = new ValueMatrix(threshold(now, currentCut), threshold(toCome, potentialCut), List.of());
        var sums = new EnumMap<Advice, Field>(Advice.class);
        for (Advice advice : Advice.values()) sums.put(advice, new Field(advice, 0, 0, 0));
        for (int i = 0; i < customers; i++) {
            var one = new Field(empty.advice(now[i], toCome[i]), 1, now[i], toCome[i]);
            sums.merge(one.advice(), one, Field::plus);
        }
        List<Field> fields = List.copyOf(sums.values());
        return new ValueMatrix(empty.currentThreshold, empty.potentialThreshold, fields);
    }

    public Advice advice(double current, double potential) {
        boolean now = current > 0 && current >= currentThreshold;
        boolean toCome = potential > 0 && potential >= potentialThreshold;
        if (now) return toCome ? Advice.KEEP : Advice.REACTIVATE;
        return toCome ? Advice.GROW : Advice.LET_GO;
    }

    public Field field(Advice advice) {
        return fields.stream()
                .filter(field -> field.advice() == advice)
                .findFirst()
                .orElseGet(() -> new Field(advice, 0, 0, 0));
    }

    private static double[] values(int customers, IntToDoubleFunction value) {
        double[] values = new double[customers];
        for (int i = 0; i < customers; i++) values[i] = value.applyAsDouble(i);
        return values;
    }

    private static double threshold(double[] values, Cut cut) {
        return switch (cut) {
            case Cut.Amount(double amount) -> amount;
            case Cut.Top(double share) -> {
                if (values.length == 0) yield 0;
                double[] sorted = values.clone();
                Arrays.sort(sorted);
                int high = Math.max(1, (int) Math.round(share * sorted.length));
                yield sorted[sorted.length - high];
            }
        };
    }
}

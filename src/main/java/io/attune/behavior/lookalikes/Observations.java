package io.attune.behavior.lookalikes;

import java.util.Arrays;
import java.util.List;

/// Cases in rows, features in columns, and of each case whether it happened.
public final class Observations {
    private final List<String> features;
    private final double[] values;
    private final boolean[] happened;
    private final int rows;
    private final double[] least;
    private final double[] most;

    private Observations(List<String> features, double[] values, boolean[] happened, int rows) {
        least = new double[features.size()];
        most = new double[features.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < rows * features.size(); i++) {
            int feature = i % features.size();
            least[feature] = Math.min(least[feature], values[i]);
            most[feature] = Math.max(most[feature], values[i]);
        }
        this.features = features;
        this.values = values;
        this.happened = happened;
        this.rows = rows;
    }

    public static Builder of(List<String> features) {
        return new Builder(features);
    }

    public List<String> features() {
        return features;
    }

    public int width() {
        return features.size();
    }

    public int size() {
        return rows;
    }

    public double value(int row, int feature) {
        return values[row * width() + feature];
    }

    public boolean happened(int row) {
        return happened[row];
    }

    /// How often it happened.
    public int cases() {
        int cases = 0;
        for (int row = 0; row < rows; row++) if (happened[row]) cases++;
        return cases;
    }

    double least(int feature) {
        return least[feature];
    }

    double most(int feature) {
        return most[feature];
    }

    /// Only the given rows, in their order.
    Observations rows(int[] chosen) {
        var some = new Builder(features);
        for (int row : chosen) some.add(happened[row], Arrays.copyOfRange(values, row * width(), (row + 1) * width()));
        return some.build();
    }

    /// Takes rows one by one; every value must be a finite number.
    public static final class Builder {
        private final List<String> features;
        private double[] values;
        private boolean[] happened = new boolean[64];
        private int rows;

        private Builder(List<String> features) {
            this.features = List.copyOf(features);
            values = new double[64 * Math.max(1, features.size())];
        }

        public Builder add(boolean itHappened, double... row) {
            int width = features.size();
            if (row.length != width) {
                throw new IllegalArgumentException("a row has %d values, was %d".formatted(width, row.length));
            }
            for (int i = 0; i < width; i++) {
                if (!Double.isFinite(row[i])) {
                    throw new IllegalArgumentException(features.get(i) + " must be a number, was " + row[i]);
                }
            }
            if (rows == happened.length) {
                happened = Arrays.copyOf(happened, rows * 2);
                values = Arrays.copyOf(values, values.length * 2);
            }
            System.arraycopy(row, 0, values, rows * width, width);
            happened[rows++] = itHappened;
            return this;
        }

        public Observations build() {
            return new Observations(features, values, happened, rows);
        }
    }
}

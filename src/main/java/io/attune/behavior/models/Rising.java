package io.attune.behavior.models;

/// Γ(c + n) ÷ Γ(c) = c (c + 1) … (c + n − 1) for every n up to a most: its logarithm and that one's slope along c.
final class Rising {
    private final double start;
    private final double[] log;
    private final double[] slope;

    Rising(double start, int most) {
        this.start = start;
        log = new double[most + 1];
        slope = new double[most + 1];
        for (int n = 1; n <= most; n++) {
            log[n] = log[n - 1] + Math.log(start + n - 1);
            slope[n] = slope[n - 1] + 1 / (start + n - 1);
        }
    }

    double start() {
        return start;
    }

    double log(int n) {
        return log[n];
    }

    double slope(int n) {
        return slope[n];
    }
}

package io.attune.behavior.models;

/// How far somebody who has not bought since is on the way to the next purchase: of the k stages of an Erlang wait the
/// relative weight of having passed j of them, each times Γ(shape + j) ÷ (Γ(shape) j!) · silence^j.
///
/// `silence` is the time since the last purchase ÷ (alpha + age).
final class ErlangWait {
    private final double[] weights;
    private final double total;

    private ErlangWait(double[] weights, double total) {
        this.weights = weights;
        this.total = total;
    }

    static ErlangWait of(int k, double shape, double silence) {
        double[] weights = new double[k];
        weights[0] = 1;
        double total = 1;
        for (int j = 1; j < k; j++) {
            weights[j] = weights[j - 1] * (shape + j - 1) / j * silence;
            total += weights[j];
        }
        return new ErlangWait(weights, total);
    }

    double total() {
        return total;
    }

    /// The chance of having passed exactly so many stages.
    double share(int passed) {
        return weights[passed] / total;
    }
}

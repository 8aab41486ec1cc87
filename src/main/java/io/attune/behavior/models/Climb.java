package io.attune.behavior.models;

/// A climb to the top of a log-likelihood by BFGS with a halving line search (Nocedal & Wright 2006, chapter 6).
///
/// All inside is per customer and upside down: it minimises −LL ÷ customers.
final class Climb {
    private static final int MOST_STEPS = 500;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_STEP = 2;
    /// Slope per customer that rounding can leave where no step helps any more.
    private static final double FLAT = 1e-7;

    private static final double FLATTEST = 1e-10;
    /// Relative gain below which a step is not worth taking: parameters are then exact to about seven digits.
    private static final double GAIN = 1e-17;

    private final LogLikelihood likelihood;
    private final double[] at;
    private final double[] slope;
    private final double[] next;
    private final double[] nextSlope;
    private double[][] inverse;
    private double cost;
    private int steps;

    private Climb(double[] start, LogLikelihood likelihood) {
        this.likelihood = likelihood;
        at = start.clone();
        slope = new double[at.length];
        next = new double[at.length];
        nextSlope = new double[at.length];
        inverse = scaledIdentity(1);
        cost = cost(at, slope);
    }

    static Climb from(double[] start, LogLikelihood likelihood) {
        var climb = new Climb(start, likelihood);
        while (climb.steps < MOST_STEPS && climb.stepsUp()) climb.steps++;
        return climb;
    }

    double[] at() {
        return at.clone();
    }

    double height() {
        return -cost * likelihood.customers();
    }

    int steps() {
        return steps;
    }

    /// Whether it ended where it is flat, which a runaway parameter never does.
    boolean arrived() {
        return Double.isFinite(cost) && steepest(slope) < FLAT;
    }

    private boolean stepsUp() {
        if (!Double.isFinite(cost) || steepest(slope) < FLATTEST) return false;
        double[] way = direction();
        double descent = dot(way, slope);
        if (!(descent < 0)) {
            inverse = scaledIdentity(1);
            way = direction();
            descent = dot(way, slope);
        }
        if (steepest(slope) < FLAT && -descent < GAIN * Math.abs(cost)) return false;
        double nextCost = lowerCostAlong(way, descent);
        if (Double.isNaN(nextCost)) return false;
        double[] moved = difference(next, at);
        double[] turned = difference(nextSlope, slope);
        if (steps == 0) inverse = scaledIdentity(Math.abs(dot(moved, turned)) / dot(turned, turned));
        learn(moved, turned);
        System.arraycopy(next, 0, at, 0, at.length);
        System.arraycopy(nextSlope, 0, slope, 0, at.length);
        cost = nextCost;
        return true;
    }

    /// NaN where no length of step is an improvement.
    private double lowerCostAlong(double[] way, double descent) {
        double length = Math.min(1, LONGEST_STEP / steepest(way));
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++, length /= 2) {
            for (int i = 0; i < next.length; i++) next[i] = at[i] + length * way[i];
            double nextCost = cost(next, nextSlope);
            if (nextCost <= cost + 1e-4 * length * descent) return nextCost;
            // At the top costs differ by rounding only, while the slope still tells.
            boolean level = nextCost <= cost + 4 * Math.ulp(cost);
            if (level && steepest(nextSlope) < steepest(slope)) return nextCost;
        }
        return Double.NaN;
    }

    private double cost(double[] point, double[] into) {
        double height = likelihood.at(point, into);
        for (int i = 0; i < into.length; i++) into[i] /= -likelihood.customers();
        return Double.isFinite(steepest(into)) ? -height / likelihood.customers() : Double.NaN;
    }

    private double[] direction() {
        double[] way = new double[slope.length];
        for (int i = 0; i < way.length; i++) way[i] = -dot(inverse[i], slope);
        return way;
    }

    private void learn(double[] moved, double[] turned) {
        double curvature = dot(moved, turned);
        // Without positive curvature the inverse would stop being positive definite, so it stays as it is.
        if (!(curvature > 1e-14 * Math.sqrt(dot(moved, moved) * dot(turned, turned)))) return;
        int n = moved.length;
        double[] bent = new double[n];
        for (int i = 0; i < n; i++) bent[i] = dot(inverse[i], turned);
        double weight = 1 + dot(turned, bent) / curvature;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                inverse[i][j] += (weight * moved[i] * moved[j] - bent[i] * moved[j] - moved[i] * bent[j]) / curvature;
            }
        }
    }

    private double[][] scaledIdentity(double scale) {
        double[][] identity = new double[at.length][at.length];
        for (int i = 0; i < at.length; i++) identity[i][i] = scale > 0 && Double.isFinite(scale) ? scale : 1;
        return identity;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// The largest absolute entry; NaN if any is NaN.
    private static double steepest(double[] slope) {
        double most = 0;
        for (double s : slope) most = Math.max(most, Math.abs(s));
        return most;
    }
}

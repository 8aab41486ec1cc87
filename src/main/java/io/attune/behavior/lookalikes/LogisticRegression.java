package io.attune.behavior.lookalikes;

import io.attune.behavior.lookalikes.NotLearned.Reason;
import io.attune.behavior.models.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Fits logistic regressions by maximum likelihood: Newton's method, which here is iteratively reweighted
/// least squares (McCullagh & Nelder 1989, section 4.4), with halved steps where a full one overshoots.
///
/// All is computed on standardised features and given back in their own units. A `ridge` λ takes λ/2 · Σ b²
/// off the log-likelihood, b the weights of standardised features, the constant left out (Hoerl & Kennard
/// 1970; le Cessie & van Houwelingen 1992); λ = 1 is scikit-learn's C = 1.
public final class LogisticRegression {
    private static final int MOST_STEPS = 100;
    /// What may be left of a feature's variance without the features before it.
    private static final double REDUNDANT = 1e-10;
    /// What may be left of the information of a feature, chances of 0 and 1 carrying none.
    private static final double CERTAIN = 1e-7;

    private static final double FLAT = 1e-11;
    /// Relative difference of likelihoods that is rounding.
    private static final double LEVEL = 1e-12;

    private final Observations cases;
    private final double ridge;
    private final int width;
    private final double[] means;
    private final double[] spreads;
    private final double[] row;
    private double[] plain = {};

    private LogisticRegression(Observations cases, double ridge) {
        this.cases = cases;
        this.ridge = ridge;
        width = cases.width() + 1;
        means = new double[width];
        spreads = new double[width];
        row = new double[width];
        row[0] = 1;
        standardise();
    }

    /// Throws [NotLearned] where one side is empty, and without a ridge where a feature is redundant or the
    /// features separate both sides.
    public static LogisticFit fit(Observations cases, double ridge) {
        if (!(ridge >= 0 && ridge < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the ridge must not be negative, was " + ridge);
        }
        int happened = cases.cases();
        if (happened == 0 || happened == cases.size()) {
            throw new NotLearned(Reason.TOO_FEW, happened + " of " + cases.size());
        }
        var regression = new LogisticRegression(cases, ridge);
        if (ridge == 0) regression.requireIndependence();
        return regression.climb(happened);
    }

    private void standardise() {
        int n = cases.size();
        for (int j = 1; j < width; j++) {
            double mean = 0;
            for (int i = 0; i < n; i++) mean += cases.value(i, j - 1);
            mean /= n;
            double squares = 0;
            for (int i = 0; i < n; i++) squares += Math.pow(cases.value(i, j - 1) - mean, 2);
            double spread = Math.sqrt(squares / n);
            means[j] = mean;
            // A feature that never varies has no slope; with spread 1 it stays zero.
            spreads[j] = spread <= 1e-12 * Math.max(1, Math.abs(mean)) ? 0 : spread;
        }
    }

    private double[] row(int i) {
        for (int j = 1; j < width; j++) {
            row[j] = spreads[j] == 0 ? 0 : (cases.value(i, j - 1) - means[j]) / spreads[j];
        }
        return row;
    }

    private void requireIndependence() {
        double[][] correlations = new double[width][width];
        for (int i = 0; i < cases.size(); i++) {
            double[] x = row(i);
            for (int j = 0; j < width; j++) for (int k = 0; k <= j; k++) correlations[j][k] += x[j] * x[k];
        }
        plain = leftOver(correlations);
        for (int j = 1; j < width; j++) {
            if (plain[j] < REDUNDANT * cases.size())
                throw new NotLearned(Reason.REDUNDANT, cases.features().get(j - 1));
        }
    }

    /// Where features separate both sides the weights grow for ever along them, while their information,
    /// compared to that of as many even chances, vanishes.
    private void requireOverlap(Height top) {
        double[] informed = leftOver(top.curvature);
        for (int j = 0; j < width; j++) {
            if (!(informed[j] > CERTAIN * plain[j])) {
                throw new NotLearned(
                        Reason.SEPARATED, j == 0 ? "" : cases.features().get(j - 1));
            }
        }
    }

    /// Of each feature what the earlier ones leave of it, by elimination; only the lower triangle is read.
    private double[] leftOver(double[][] products) {
        double[][] left = new double[width][];
        for (int j = 0; j < width; j++) left[j] = products[j].clone();
        double[] pivots = new double[width];
        for (int j = 0; j < width; j++) {
            pivots[j] = left[j][j];
            if (!(pivots[j] > 0)) continue;
            for (int a = j + 1; a < width; a++) {
                double share = left[a][j] / pivots[j];
                for (int b = j + 1; b <= a; b++) left[a][b] -= share * left[b][j];
            }
        }
        return pivots;
    }

    private LogisticFit climb(int happened) {
        double[] at = new double[width];
        at[0] = Math.log((double) happened / (cases.size() - happened));
        var now = new Height(at);
        double constantOnly = now.logLikelihood;
        int steps = 0;
        while (steps < MOST_STEPS && now.steepest() > FLAT * cases.size()) {
            double[] way = solve(now);
            Height next = now;
            for (double length = 1; length > 1e-9; length /= 2) {
                next = new Height(moved(at, way, length));
                if (next.betterThan(now)) break;
            }
            if (!next.betterThan(now)) break;
            at = next.at;
            now = next;
            steps++;
        }
        if (ridge == 0) requireOverlap(now);
        return done(now, constantOnly, happened, steps);
    }

    private double[] solve(Height height) {
        try {
            return decomposed(height.curvature())
                    .getSolver()
                    .solve(new ArrayRealVector(height.slope, false))
                    .toArray();
        } catch (MathRuntimeException singular) {
            throw new NotLearned(Reason.SEPARATED, "");
        }
    }

    private static CholeskyDecomposition decomposed(RealMatrix curvature) {
        return new CholeskyDecomposition(curvature, 1e-10, 1e-14);
    }

    private static double[] moved(double[] at, double[] way, double length) {
        double[] moved = at.clone();
        for (int j = 0; j < moved.length; j++) moved[j] += length * way[j];
        return moved;
    }

    /// Back in the features' own units: covariances go through the same linear map as the weights.
    private LogisticFit done(Height top, double constantOnly, int happened, int steps) {
        double[][] back = new double[width][width];
        back[0][0] = 1;
        for (int j = 1; j < width; j++) {
            if (spreads[j] == 0) continue;
            back[j][j] = 1 / spreads[j];
            back[0][j] = -means[j] / spreads[j];
        }
        RealMatrix map = new Array2DRowRealMatrix(back, false);
        double[] own = map.operate(top.at);
        RealMatrix covariance;
        try {
            covariance = map.multiply(decomposed(top.curvature()).getSolver().getInverse())
                    .multiplyTransposed(map);
        } catch (MathRuntimeException flat) {
            throw new NotLearned(Reason.SEPARATED, "");
        }
        List<Estimate> coefficients = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            String name = j == 0 ? "const" : cases.features().get(j - 1);
            double error = j > 0 && spreads[j] == 0 ? Double.NaN : Math.sqrt(covariance.getEntry(j, j));
            coefficients.add(new Estimate(name, own[j], error));
        }
        double[] weights = new double[width - 1];
        System.arraycopy(own, 1, weights, 0, weights.length);
        return new LogisticFit(
                new LogisticModel(cases.features(), own[0], weights),
                coefficients,
                top.logLikelihood,
                constantOnly,
                cases.size(),
                happened,
                ridge,
                steps);
    }

    /// The likelihood at some weights, with its slope and curvature.
    private final class Height {
        private final double[] at;
        private final double[] slope;
        private final double[][] curvature;
        private final double logLikelihood;
        private final double penalised;

        Height(double[] at) {
            this.at = at;
            slope = new double[width];
            curvature = new double[width][width];
            double sum = 0;
            for (int i = 0; i < cases.size(); i++) {
                double[] x = row(i);
                double logOdds = 0;
                for (int j = 0; j < width; j++) logOdds += at[j] * x[j];
                boolean happened = cases.happened(i);
                double against = happened ? -logOdds : logOdds;
                sum -= Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
                double chance = LogisticModel.chanceOf(logOdds);
                double weight = chance * (1 - chance);
                double off = (happened ? 1 : 0) - chance;
                for (int j = 0; j < width; j++) {
                    slope[j] += off * x[j];
                    for (int k = 0; k <= j; k++) curvature[j][k] += weight * x[j] * x[k];
                }
            }
            double penalty = 0;
            for (int j = 0; j < width; j++) {
                if (j == 0) continue;
                penalty += ridge / 2 * at[j] * at[j];
                slope[j] -= ridge * at[j];
                curvature[j][j] += ridge;
                if (spreads[j] == 0) curvature[j][j] = Math.max(curvature[j][j], 1);
            }
            for (int j = 0; j < width; j++) for (int k = j + 1; k < width; k++) curvature[j][k] = curvature[k][j];
            logLikelihood = sum;
            penalised = sum - penalty;
        }

        double steepest() {
            double most = 0;
            for (double s : slope) most = Math.max(most, Math.abs(s));
            return most;
        }

        /// Higher, or as high and flatter: at the top likelihoods differ by rounding only.
        boolean betterThan(Height other) {
            boolean level = penalised >= other.penalised - LEVEL * Math.abs(other.penalised);
            return penalised > other.penalised || (level && steepest() < other.steepest());
        }

        RealMatrix curvature() {
            return new Array2DRowRealMatrix(curvature, true);
        }
    }
}

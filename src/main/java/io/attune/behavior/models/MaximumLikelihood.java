package io.attune.behavior.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/// The top of a log-likelihood: parameters, their standard errors, and how many steps it took.
final class MaximumLikelihood {
    private static final double HESSIAN_STEP = 1e-4;

    private final double[] logParameters;
    private final double[] logErrors;
    private final double logLikelihood;
    private final int iterations;

    private MaximumLikelihood(Climb climb, double[] logErrors, int iterations) {
        this.logParameters = climb.at();
        this.logErrors = logErrors;
        this.logLikelihood = climb.height();
        this.iterations = iterations;
    }

    /// Climbs by BFGS; where that stalls a simplex walks on and BFGS finishes. Throws [ModelNotFitted] for the
    /// given reason where there is no top to be found.
    static MaximumLikelihood of(LogLikelihood likelihood, double[] start, ModelNotFitted.Reason reason) {
        Climb climb = Climb.from(start, likelihood);
        int iterations = climb.steps();
        if (!climb.arrived()) {
            climb = Climb.from(SimplexWalk.from(climb.at(), likelihood), likelihood);
            iterations += climb.steps();
        }
        if (!climb.arrived()) throw new ModelNotFitted(reason);
        return new MaximumLikelihood(climb, errors(climb.at(), likelihood), iterations);
    }

    double parameter(int index) {
        return Math.exp(logParameters[index]);
    }

    double logLikelihood() {
        return logLikelihood;
    }

    int iterations() {
        return iterations;
    }

    /// Standard errors by the delta method: se(θ) = θ · se(log θ).
    List<Estimate> estimates(String... names) {
        var estimates = new ArrayList<Estimate>();
        for (int i = 0; i < names.length; i++) {
            estimates.add(new Estimate(names[i], parameter(i), parameter(i) * logErrors[i]));
        }
        return estimates;
    }

    private static double[] errors(double[] at, LogLikelihood likelihood) {
        int n = at.length;
        double[][] curvature = new double[n][n];
        double[] above = new double[n];
        double[] below = new double[n];
        for (int i = 0; i < n; i++) {
            double[] aside = at.clone();
            aside[i] = at[i] + HESSIAN_STEP;
            likelihood.at(aside, above);
            aside[i] = at[i] - HESSIAN_STEP;
            likelihood.at(aside, below);
            for (int j = 0; j < n; j++) {
                double bend = -(above[j] - below[j]) / (4 * HESSIAN_STEP);
                curvature[i][j] += bend;
                curvature[j][i] += bend;
            }
        }
        return deviations(new Array2DRowRealMatrix(curvature, false));
    }

    private static double[] deviations(RealMatrix information) {
        int n = information.getRowDimension();
        double[] deviations = new double[n];
        try {
            RealMatrix covariance =
                    new CholeskyDecomposition(information).getSolver().getInverse();
            for (int i = 0; i < n; i++) deviations[i] = Math.sqrt(covariance.getEntry(i, i));
        } catch (MathRuntimeException flat) {
            Arrays.fill(deviations, Double.NaN);
        }
        return deviations;
    }
}

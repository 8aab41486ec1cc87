package io.attune.behavior.models;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// The way on where slopes mislead: Nelder and Mead's simplex, which looks at heights only.
final class SimplexWalk {
    private static final int MOST_LOOKS = 5000;

    private SimplexWalk() {}

    /// The highest point found, at worst the start.
    static double[] from(double[] start, LogLikelihood likelihood) {
        double[] unused = new double[start.length];
        double[] best = start.clone();
        double[] highest = {height(likelihood, start, unused)};
        var goal = new ObjectiveFunction(at -> {
            double height = height(likelihood, at, unused);
            if (height > highest[0]) {
                highest[0] = height;
                System.arraycopy(at, 0, best, 0, at.length);
            }
            return height;
        });
        try {
            new SimplexOptimizer(1e-12, 1e-10)
                    .optimize(
                            new MaxEval(MOST_LOOKS),
                            goal,
                            GoalType.MAXIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, .5));
        } catch (MathRuntimeException outOfLooks) {
            return best;
        }
        return best;
    }

    /// Hipparchus compares heights, and NaN compares with nothing.
    private static double height(LogLikelihood likelihood, double[] at, double[] unused) {
        double height = likelihood.at(at, unused);
        return Double.isFinite(height) ? height : -Double.MAX_VALUE;
    }
}

package io.attune.behavior.models;

/// A log-likelihood of positive parameters, seen through their logarithms so that no step can leave the domain.
interface LogLikelihood {
    /// Writes the slope along each log-parameter into `slope`; may return NaN or an infinity far from the optimum.
    double at(double[] logParameters, double[] slope);

    /// How many customers it is made of, so that tolerances can be per customer.
    int customers();
}

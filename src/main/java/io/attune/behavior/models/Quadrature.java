package io.attune.behavior.models;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/// Gauss-Legendre quadrature with sixteen points, for integrands that are smooth over each panel.
final class Quadrature {
    static final int POINTS = 16;
    private static final double[] AT = new double[POINTS];
    private static final double[] WEIGHT = new double[POINTS];

    static {
        GaussIntegrator legendre = new GaussIntegratorFactory().legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            AT[i] = (legendre.getPoint(i) + 1) / 2;
            WEIGHT[i] = legendre.getWeight(i) / 2;
        }
    }

    private Quadrature() {}

    /// The place of a point on the unit interval.
    static double at(int point) {
        return AT[point];
    }

    /// The weights add up to 1.
    static double weight(int point) {
        return WEIGHT[point];
    }

    static double integral(double from, double to, int panels, DoubleUnaryOperator integrand) {
        double width = (to - from) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double start = from + panel * width;
            for (int i = 0; i < POINTS; i++) sum += WEIGHT[i] * integrand.applyAsDouble(start + AT[i] * width);
        }
        return sum * width;
    }
}

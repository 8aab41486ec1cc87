package io.attune.behavior.models;

/// The Pareto/NBD log-likelihood of a whole base and its slope.
final class ParetoNbdLikelihood implements LogLikelihood {
    private final Groups groups;

    ParetoNbdLikelihood(Groups groups) {
        this.groups = groups;
    }

    @Override
    public int customers() {
        return groups.customers;
    }

    @Override
    public double at(double[] logParameters, double[] slope) {
        double r = Math.exp(logParameters[0]);
        double alpha = Math.exp(logParameters[1]);
        double s = Math.exp(logParameters[2]);
        double beta = Math.exp(logParameters[3]);
        var rising = new Rising(r, groups.mostRepeats);
        double[] sum = groups.sum(5, (from, to, into) -> part(from, to, rising, alpha, s, beta, into));
        slope[0] = r * sum[1];
        slope[1] = alpha * sum[2];
        slope[2] = s * sum[3];
        slope[3] = beta * sum[4];
        return sum[0];
    }

    private void part(int from, int to, Rising rising, double alpha, double s, double beta, double[] sum) {
        double r = rising.start();
        double logAlpha = Math.log(alpha);
        double logBeta = Math.log(beta);
        for (int g = from; g < to; g++) {
            int x = groups.repeats[g];
            double age = groups.ageDays[g] / 7.0;
            int weight = groups.weights[g];
            double shape = r + x;
            double logAlphaAge = Math.log(alpha + age);
            double logBetaAge = Math.log(beta + age);
            var leaving = new ParetoLeaving(shape, alpha, s, beta).between(groups.lastDays[g] / 7.0, age);
            double odds = leaving.logOdds();
            double small = Math.exp(-Math.abs(odds));
            double left = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            sum[0] += weight
                    * (rising.log(x)
                            + r * logAlpha
                            - shape * logAlphaAge
                            + s * (logBeta - logBetaAge)
                            + Math.max(odds, 0)
                            + Math.log1p(small));
            double dr = rising.slope(x) + logAlpha - logAlphaAge;
            double dAlpha = r / alpha - shape / (alpha + age);
            double ds = logBeta - logBetaAge;
            double dBeta = s / beta - s / (beta + age);
            if (left > 0) {
                dr += left * (logAlphaAge - leaving.meanLogAlpha());
                dAlpha += left * shape * (1 / (alpha + age) - leaving.meanInverseAlpha());
                ds += left * (1 / s + logBetaAge - leaving.meanLogBeta());
                dBeta += left * (s / (beta + age) - (s + 1) * leaving.meanInverseBeta());
            }
            sum[1] += weight * dr;
            sum[2] += weight * dAlpha;
            sum[3] += weight * ds;
            sum[4] += weight * dBeta;
        }
    }
}

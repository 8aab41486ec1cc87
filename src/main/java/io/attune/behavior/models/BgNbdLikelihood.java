package io.attune.behavior.models;

/// The BG/NBD log-likelihood of a whole base and its slope, over groups of customers with equal x, t_x and T.
///
/// x is a whole number and t_x and T are whole days, so every logarithm and every ratio of gamma functions is
/// looked up in a table that is made once per evaluation; a group itself costs one exp and one log.
final class BgNbdLikelihood implements LogLikelihood {
    private final Groups groups;

    BgNbdLikelihood(Groups groups) {
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
        double a = Math.exp(logParameters[2]);
        double b = Math.exp(logParameters[3]);
        var tables = new Tables(r, alpha, a, b, groups.mostRepeats, groups.mostDays);
        double[] sum = groups.sum(5, (from, to, into) -> part(from, to, tables, into));
        slope[0] = r * sum[1];
        slope[1] = alpha * sum[2];
        slope[2] = a * sum[3];
        slope[3] = b * sum[4];
        return sum[0];
    }

    private void part(int from, int to, Tables is, double[] sum) {
        double total = 0;
        double dr = 0;
        double dAlpha = 0;
        double da = 0;
        double db = 0;
        for (int g = from; g < to; g++) {
            int x = groups.repeats[g];
            int age = groups.ageDays[g];
            int weight = groups.weights[g];
            double shape = is.r + x;
            if (x == 0) {
                total += weight * (is.r * is.logAlpha - shape * is.log[age]);
                dr += weight * (is.logAlpha - is.log[age]);
                dAlpha += weight * (is.r / is.alpha - shape * is.inverse[age]);
                continue;
            }
            int last = groups.lastDays[g];
            double before = is.b + x - 1;
            double leftOdds = is.logLeft[x] + shape * (is.log[age] - is.log[last]);
            double small = Math.exp(-Math.abs(leftOdds));
            double left = leftOdds > 0 ? 1 / (1 + small) : small / (1 + small);
            double alive = leftOdds > 0 ? small / (1 + small) : 1 / (1 + small);
            total += weight * (is.constant[x] - shape * is.log[age] + Math.max(leftOdds, 0) + Math.log(1 + small));
            dr += weight * (is.slopeR[x] + is.logAlpha - alive * is.log[age] - left * is.log[last]);
            dAlpha += weight * (is.r / is.alpha - shape * (alive * is.inverse[age] + left * is.inverse[last]));
            da += weight * (left / is.a - is.slopeAb[x]);
            db += weight * (is.slopeB[x] - is.slopeAb[x] - left / before);
        }
        sum[0] += total;
        sum[1] += dr;
        sum[2] += dAlpha;
        sum[3] += da;
        sum[4] += db;
    }

    /// What depends on the parameters and on one whole number only.
    private static final class Tables {
        final double r;
        final double alpha;
        final double a;
        final double b;
        final double logAlpha;
        final double[] log;
        final double[] inverse;
        final double[] constant;
        final double[] logLeft;
        final double[] slopeR;
        final double[] slopeB;
        final double[] slopeAb;

        Tables(double r, double alpha, double a, double b, int mostRepeats, int mostDays) {
            this.r = r;
            this.alpha = alpha;
            this.a = a;
            this.b = b;
            logAlpha = Math.log(alpha);
            log = new double[mostDays + 1];
            inverse = new double[mostDays + 1];
            for (int days = 0; days <= mostDays; days++) {
                log[days] = Math.log(alpha + days / 7.0);
                inverse[days] = 1 / (alpha + days / 7.0);
            }
            constant = new double[mostRepeats + 1];
            logLeft = new double[mostRepeats + 1];
            slopeR = new double[mostRepeats + 1];
            slopeB = new double[mostRepeats + 1];
            slopeAb = new double[mostRepeats + 1];
            // Γ(c + x) ÷ Γ(c) = c (c + 1) … (c + x − 1)
            double rising = 0;
            for (int x = 1; x <= mostRepeats; x++) {
                int i = x - 1;
                rising += Math.log((r + i) * (b + i) / (a + b + i));
                constant[x] = rising + r * logAlpha;
                slopeR[x] = slopeR[i] + 1 / (r + i);
                slopeB[x] = slopeB[i] + 1 / (b + i);
                slopeAb[x] = slopeAb[i] + 1 / (a + b + i);
                logLeft[x] = Math.log(a / (b + i));
            }
        }
    }
}

package io.attune.behavior.models;

import static org.hipparchus.special.Gamma.digamma;
import static org.hipparchus.special.Gamma.logGamma;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The Gamma-Gamma log-likelihood (eq. 1a of Fader & Hardie's note) of all whose repeat purchases brought money,
/// and its slope; customers are sorted by their number of repeats, since all gamma functions depend on that alone.
final class GammaGammaLikelihood implements LogLikelihood {
    /// So many factors of at most 1e13 (a customer's spend) stay far from overflow.
    private static final int FACTORS = 16;

    private final double[] spend;
    private final int[] repeats;
    private final int[] starts;
    private final double[] logMeans;
    private final double lowestMean;
    private final double highestMean;
    private final double sumOfMeans;

    GammaGammaLikelihood(CustomerBase base) {
        int[] positions = IntStream.range(0, base.size())
                .filter(i -> base.repeats(i) > 0 && base.repeatCents(i) > 0)
                .toArray();
        long[] keys = new long[positions.length];
        for (int i = 0; i < keys.length; i++) keys[i] = base.repeats(positions[i]);
        int[] order = StableOrder.ascending(keys);
        spend = new double[keys.length];
        int[] values = new int[keys.length];
        int[] firsts = new int[keys.length + 1];
        double[] logs = new double[keys.length];
        int groups = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        double sum = 0;
        for (int i = 0; i < order.length; i++) {
            int x = (int) keys[order[i]];
            spend[i] = base.repeatCents(positions[order[i]]) / 100.0;
            if (i == 0 || x != values[groups - 1]) {
                values[groups] = x;
                firsts[groups++] = i;
            }
            double mean = spend[i] / x;
            logs[groups - 1] += Math.log(mean);
            low = Math.min(low, mean);
            high = Math.max(high, mean);
            sum += mean;
        }
        firsts[groups] = order.length;
        repeats = Arrays.copyOf(values, groups);
        starts = Arrays.copyOf(firsts, groups + 1);
        logMeans = Arrays.copyOf(logs, groups);
        lowestMean = low;
        highestMean = high;
        sumOfMeans = sum;
    }

    @Override
    public int customers() {
        return spend.length;
    }

    double meanSpend() {
        return sumOfMeans / spend.length;
    }

    /// Without any spread p grows without end.
    boolean allAlike() {
        return highestMean - lowestMean < 1e-9 * highestMean;
    }

    @Override
    public double at(double[] logParameters, double[] slope) {
        double p = Math.exp(logParameters[0]);
        double q = Math.exp(logParameters[1]);
        double gamma = Math.exp(logParameters[2]);
        double logGammaOfQ = logGamma(q);
        double digammaOfQ = digamma(q);
        double logScale = Math.log(gamma);
        double[] sum = Chunks.sum(spend.length, 4, (from, to, into) -> part(from, to, p, q, gamma, into));
        double total = sum[0];
        double dp = sum[1];
        double dq = sum[2];
        double dGamma = sum[3];
        for (int g = 0; g < repeats.length; g++) {
            int x = repeats[g];
            int n = starts[g + 1] - starts[g];
            double px = p * x;
            double logX = Math.log(x);
            total += n * (logGamma(px + q) - logGamma(px) - logGammaOfQ + q * logScale + px * logX)
                    + (px - 1) * logMeans[g];
            double digammaOfBoth = digamma(px + q);
            dp += x * (n * (digammaOfBoth - digamma(px) + logX) + logMeans[g]);
            dq += n * (digammaOfBoth - digammaOfQ + logScale);
            dGamma += n * q / gamma;
        }
        slope[0] = p * dp;
        slope[1] = q * dq;
        slope[2] = gamma * dGamma;
        return total;
    }

    /// What depends on each customer's own spend.
    private void part(int from, int to, double p, double q, double gamma, double[] sum) {
        int found = Arrays.binarySearch(starts, from);
        int g = found < 0 ? -found - 2 : found;
        for (int start = from; start < to; start = starts[++g]) {
            int end = Math.min(to, starts[g + 1]);
            double logSum = 0;
            double inverseSum = 0;
            double product = 1;
            for (int i = start; i < end; i++) {
                double reach = gamma + spend[i];
                inverseSum += 1 / reach;
                // One logarithm for many customers: the sum of logs is the log of the product.
                product *= reach;
                if ((i - start) % FACTORS == FACTORS - 1) {
                    logSum += Math.log(product);
                    product = 1;
                }
            }
            logSum += Math.log(product);
            double shape = p * repeats[g] + q;
            sum[0] -= shape * logSum;
            sum[1] -= repeats[g] * logSum;
            sum[2] -= logSum;
            sum[3] -= shape * inverseSum;
        }
    }
}

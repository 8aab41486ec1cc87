package io.attune.demo.generator;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Chance that falls the same way for the same seed and stream, on every machine.
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, String stream) {
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + stream.hashCode());
    }

    double uniform() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long digits(int count) {
        long lowest = (long) Math.pow(10, count - 1);
        return random.nextLong(lowest, lowest * 10);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> T pick(List<T> from, ToDoubleFunction<T> weight) {
        double total = 0;
        for (T each : from) total += weight.applyAsDouble(each);
        double left = random.nextDouble() * total;
        for (T each : from) {
            left -= weight.applyAsDouble(each);
            if (left < 0) return each;
        }
        return from.getLast();
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, new Random(random.nextLong()));
    }

    /// Around the median; about two thirds lie within a factor of e^sigma.
    double lognormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    /// Gamma with scale 1, by Marsaglia and Tsang (2000).
    double gamma(double shape) {
        if (shape < 1) return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
        }
    }
}

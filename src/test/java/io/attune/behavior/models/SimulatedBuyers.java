package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.Random;

/// Customers who buy just as BG/NBD and Gamma-Gamma say: drawn day by day from known parameters.
final class SimulatedBuyers {
    static final LocalDate START = LocalDate.of(2023, 1, 2);

    private final Random random;
    private final BgNbd buying;
    private final GammaGamma spend;

    SimulatedBuyers(long seed, BgNbd buying, GammaGamma spend) {
        this.random = new Random(seed);
        this.buying = buying;
        this.spend = spend;
    }

    /// All customers start within the first `entryDays` and are watched until day `days`.
    CustomerBase base(int customers, int entryDays, int days) {
        var base = CustomerBase.until(START.plusDays(days));
        for (int i = 0; i < customers; i++) {
            int first = random.nextInt(entryDays);
            int customer = i;
            buyOn((day, cents) -> base.add(customer, day, cents), first, days);
        }
        return base.build();
    }

    /// The same, into a log.
    void log(PurchaseLog log, int customers, int entryDays, int days) {
        for (int i = 0; i < customers; i++) {
            String name = "%07d".formatted(i);
            buyOn((day, cents) -> log.add(name, day, cents), random.nextInt(entryDays), days);
        }
    }

    private interface Till {
        void ring(LocalDate day, long cents);
    }

    private void buyOn(Till till, int first, int days) {
        double perDay = gamma(buying.r()) / buying.alpha() / 7;
        double leaving = beta(buying.a(), buying.b());
        double scale = gamma(spend.q()) / spend.gamma();
        double now = first;
        while (true) {
            till.ring(START.plusDays((long) now), Math.round(gamma(spend.p()) / scale * 100));
            if (now > first && random.nextDouble() < leaving) return;
            now = Math.max(Math.floor(now) + 1, now - Math.log1p(-random.nextDouble()) / perDay);
            if (now > days) return;
        }
    }

    private double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    private double gamma(double shape) {
        return gamma(random, shape);
    }

    /// Marsaglia & Tsang (2000); for shapes below 1 by their boost.
    static double gamma(Random random, double shape) {
        if (shape < 1) return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < .5 * x * x + d - d * v + d * Math.log(v)) return d * v;
        }
    }
}

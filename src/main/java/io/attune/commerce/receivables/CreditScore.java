package io.attune.commerce.receivables;

import static java.math.RoundingMode.HALF_UP;

import io.attune.commerce.receivables.CreditHistory.Due;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How well a customer pays, 0 to 100, and why. docs/money.md explains the points.
public record CreditScore(int value, List<Reason> reasons) {
    private static final BigDecimal HOPELESS_MEAN = new BigDecimal(30);
    private static final BigDecimal HOPELESS_OLDEST = new BigDecimal(90);
    private static final BigDecimal EASY_USE = new BigDecimal("0.5");
    private static final BigDecimal HARD_USE = new BigDecimal("1.2");
    private static final int DIGITS = 6;

    public CreditScore {
        if (value < 0 || value > 100) throw new IllegalArgumentException("a score is 0 to 100, was " + value);
        reasons = List.copyOf(reasons);
    }

    /// What counts, and for how many points at most.
    public enum Kind {
        /// Mean days late, weighted by amount.
        LATENESS(40),
        /// Share of invoices that were paid by their day.
        PUNCTUAL(25),
        /// Days for which the oldest open invoice is overdue.
        OLDEST(20),
        /// Share of the limit that is used.
        LIMIT(15);

        private final int most;

        Kind(int most) {
            this.most = most;
        }

        public int most() {
            return most;
        }

        /// The last part of message keys.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// `fact` is what was measured: days, a count of `of`, days, or a share.
    public record Reason(Kind kind, BigDecimal points, BigDecimal fact, long of) {}

    /// Empty where nothing was due yet: who has not been asked to pay is neither good nor bad.
    public static Optional<CreditScore> of(CreditHistory history, LocalDate today) {
        List<Due> due = history.invoices().stream()
                .filter(invoice -> invoice.paidOn() != null || invoice.due().isBefore(today))
                .toList();
        if (due.isEmpty()) return Optional.empty();
        var reasons = new ArrayList<Reason>();
        reasons.add(lateness(due, today));
        reasons.add(punctual(due, today));
        reasons.add(oldest(due, today));
        BigDecimal limit = history.limit();
        if (limit != null && limit.signum() > 0) reasons.add(use(history.exposure(), limit));
        BigDecimal points = BigDecimal.ZERO;
        int most = 0;
        for (Reason reason : reasons) {
            points = points.add(reason.points());
            most += reason.kind().most();
        }
        int value = points.movePointRight(2)
                .divide(new BigDecimal(most), 0, HALF_UP)
                .intValueExact();
        return Optional.of(new CreditScore(value, reasons));
    }

    /// The last part of a message key below `score.band.`.
    public String band() {
        if (value >= 75) return "good";
        return value >= 50 ? "fair" : "weak";
    }

    public String tone() {
        return switch (band()) {
            case "good" -> "pos";
            case "fair" -> "warn";
            default -> "neg";
        };
    }

    private static Reason lateness(List<Due> due, LocalDate today) {
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal amounts = BigDecimal.ZERO;
        for (Due invoice : due) {
            weighted = weighted.add(invoice.amount().multiply(new BigDecimal(late(invoice, today))));
            amounts = amounts.add(invoice.amount());
        }
        BigDecimal mean = amounts.signum() == 0 ? BigDecimal.ZERO : weighted.divide(amounts, DIGITS, HALF_UP);
        return new Reason(Kind.LATENESS, falling(mean, HOPELESS_MEAN, Kind.LATENESS), mean, due.size());
    }

    private static Reason punctual(List<Due> due, LocalDate today) {
        long onTime = due.stream().filter(invoice -> late(invoice, today) == 0).count();
        BigDecimal share = new BigDecimal(onTime).divide(new BigDecimal(due.size()), DIGITS, HALF_UP);
        BigDecimal points = share.multiply(new BigDecimal(Kind.PUNCTUAL.most()));
        return new Reason(Kind.PUNCTUAL, points, new BigDecimal(onTime), due.size());
    }

    private static Reason oldest(List<Due> due, LocalDate today) {
        long days = due.stream()
                .filter(invoice -> invoice.paidOn() == null)
                .mapToLong(invoice -> late(invoice, today))
                .max()
                .orElse(0);
        var oldest = new BigDecimal(days);
        return new Reason(Kind.OLDEST, falling(oldest, HOPELESS_OLDEST, Kind.OLDEST), oldest, 1);
    }

    private static Reason use(BigDecimal exposure, BigDecimal limit) {
        BigDecimal use = exposure.divide(limit, DIGITS, HALF_UP);
        BigDecimal beyond = use.subtract(EASY_USE).max(BigDecimal.ZERO);
        return new Reason(Kind.LIMIT, falling(beyond, HARD_USE.subtract(EASY_USE), Kind.LIMIT), use, 1);
    }

    /// All points at nothing, none from the hopeless on, and evenly in between.
    private static BigDecimal falling(BigDecimal measured, BigDecimal hopeless, Kind kind) {
        BigDecimal share = BigDecimal.ONE.subtract(measured.divide(hopeless, DIGITS, HALF_UP));
        return share.max(BigDecimal.ZERO).multiply(new BigDecimal(kind.most()));
    }

    private static long late(Due invoice, LocalDate today) {
        LocalDate paid = invoice.paidOn() == null ? today : invoice.paidOn();
        return Math.max(0, ChronoUnit.DAYS.between(invoice.due(), paid));
    }
}

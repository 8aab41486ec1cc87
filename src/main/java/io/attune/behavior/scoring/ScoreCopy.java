package io.attune.behavior.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.CustomerScore;
import io.attune.behavior.models.Earlier;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.Rhythm;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Streams the scores of a run into the table `score`.
final class ScoreCopy {
    private static final String STATEMENT = """
            copy score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend, recency_days,
                        recency, frequency, monetary, alive, expected12, expected_spend, value12, value12_on_rhythm,
                        latency_days, latency_from, expected_on, tripwire_on, tripped, early_on, due_on, prev_on,
                        orders_before, cents_before, first_cents, squares_before)
            from stdin
            """;
    private static final String NULL = "\\N";
    /// For so long after the day on which a wire was due it is still worth telling.
    private static final int FRESH_DAYS = 30;

    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final long run;
    private final StringBuilder rows = new StringBuilder(CHUNK + 512);

    private ScoreCopy(CopyIn copy, long run) {
        this.copy = copy;
        this.run = run;
    }

    /// Says how many of them are later than usual.
    static int into(
            Connection connection,
            long run,
            CustomerBase base,
            IntFunction<CustomerScore> scores,
            LongConsumer progress)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(STATEMENT);
        try {
            int tripped = new ScoreCopy(copy, run).all(base, scores, progress);
            copy.endCopy();
            return tripped;
        } finally {
            // After a failure or a cancel the connection must not stay in the middle of a copy.
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private int all(CustomerBase base, IntFunction<CustomerScore> scores, LongConsumer progress) throws SQLException {
        int tripped = 0;
        for (int i = 0; i < base.size(); i++) {
            CustomerScore score = scores.apply(i);
            if (score.tripped()) tripped++;
            row(base.summary(i), score, base.until(), base.earlier(i).orElse(null));
            if (rows.length() >= CHUNK) flush();
            progress.accept(i + 1L);
        }
        flush();
        return tripped;
    }

    private void row(PurchaseSummary who, CustomerScore score, LocalDate today, @Nullable Earlier earlier) {
        rows.append(score.customer()).append('\t').append(run);
        cell(who.first());
        cell(who.last());
        cell(score.orders());
        cell(score.purchases());
        money(score.totalCents() / 100.0);
        money(score.totalCents() / 100.0 / score.purchases());
        cell(score.recencyDays());
        cell(score.rfm().recency());
        cell(score.rfm().frequency());
        cell(score.rfm().monetary());
        cell(score.alive());
        cell(score.expectedPurchases());
        money(score.expectedSpend());
        money(score.value12());
        money(score.value12OnRhythm());
        @Nullable Rhythm rhythm = score.rhythm();
        cell(rhythm == null ? NULL : rhythm.expectedLatencyDays());
        cell(rhythm == null ? NULL : code(rhythm.source()));
        cell(rhythm == null ? NULL : rhythm.expectedNext());
        cell(rhythm == null ? NULL : rhythm.tripwireAt());
        cell(score.tripped());
        cell(rhythm == null ? NULL : rhythm.earlyAt(who.last()));
        LocalDate due = rhythm == null ? null : due(rhythm.earlyAt(who.last()), rhythm.tripwireAt(), today);
        cell(due == null ? NULL : due);
        cell(earlier == null ? NULL : earlier.last());
        cell(earlier == null ? NULL : earlier.orders());
        cell(earlier == null ? NULL : earlier.cents());
        cell(earlier == null ? NULL : earlier.firstCents());
        cell(earlier == null ? NULL : earlier.squaredGaps());
        rows.append('\n');
    }

    private static String code(Rhythm.Source source) {
        return switch (source) {
            case OWN -> "own";
            case SAME_SOURCE -> "source";
            case COHORT -> "cohort";
        };
    }

    /// In which bucket the wire waits. A day that is past but fresh is a bucket, too, for the sweep that comes next;
    /// what was due long ago is not told any more, or the first import would trip everybody at once.
    static @Nullable LocalDate due(LocalDate early, LocalDate hard, LocalDate today) {
        LocalDate fresh = today.minusDays(FRESH_DAYS);
        if (hard.isAfter(today)) return early.isBefore(fresh) ? hard : early;
        return hard.isBefore(fresh) ? null : hard;
    }

    private void cell(Object value) {
        rows.append('\t').append(value);
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /// In ten-thousandths, the scale of the columns; a BigDecimal for each took longer than all other cells.
    private void money(double amount) {
        long units = Math.round(amount * 10_000);
        rows.append('\t');
        if (units < 0) rows.append('-');
        long whole = Math.abs(units / 10_000);
        long rest = Math.abs(units % 10_000);
        rows.append(whole).append('.');
        if (rest < 1_000) rows.append('0');
        if (rest < 100) rows.append('0');
        if (rest < 10) rows.append('0');
        rows.append(rest);
    }
}

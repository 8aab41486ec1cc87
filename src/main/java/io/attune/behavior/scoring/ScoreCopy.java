package io.attune.behavior.scoring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.CustomerScore;
import io.attune.behavior.models.PurchaseSummary;
import io.attune.behavior.models.Rhythm;
import io.attune.behavior.models.Scores;
import io.attune.platform.jobs.JobRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Streams scores into the temporary table `scored`, in the order of its columns.
final class ScoreCopy {
    private static final int CHUNK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(CHUNK + 512);

    private ScoreCopy(CopyIn copy) {
        this.copy = copy;
    }

    /// Says how many of them are later than usual.
    static int into(Connection connection, CustomerBase base, Scores scores, JobRun progress) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy scored from stdin");
        try {
            int tripped = new ScoreCopy(copy).all(base, scores, progress);
            copy.endCopy();
            return tripped;
        } finally {
            // After a failure or a cancel the connection must not stay in the middle of a copy.
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private int all(CustomerBase base, Scores scores, JobRun progress) throws SQLException {
        int tripped = 0;
        for (int i = 0; i < scores.size(); i++) {
            CustomerScore score = scores.score(i);
            if (score.tripped()) tripped++;
            row(base.summary(i), score);
            if (rows.length() >= CHUNK) flush();
            progress.progress(i + 1L, scores.size());
        }
        flush();
        return tripped;
    }

    private void row(PurchaseSummary who, CustomerScore score) {
        rows.append(score.customer());
        cell(who.first());
        cell(who.last());
        cell(score.orders());
        cell(score.purchases());
        cell(BigDecimal.valueOf(score.totalCents(), 2));
        cell(money(score.totalCents() / 100.0 / score.purchases()));
        cell(score.recencyDays());
        cell(score.rfm().recency());
        cell(score.rfm().frequency());
        cell(score.rfm().monetary());
        cell(score.alive());
        cell(score.expectedPurchases());
        cell(money(score.expectedSpend()));
        cell(money(score.value12()));
        cell(money(score.value12OnRhythm()));
        @Nullable Rhythm rhythm = score.rhythm();
        cell(rhythm == null ? "\\N" : rhythm.expectedLatencyDays());
        cell(rhythm == null ? "\\N" : rhythm.source() == Rhythm.Source.OWN ? "own" : "cohort");
        cell(rhythm == null ? "\\N" : rhythm.expectedNext());
        cell(rhythm == null ? "\\N" : rhythm.tripwireAt());
        cell(score.tripped());
        rows.append('\n');
    }

    private void cell(Object value) {
        rows.append('\t').append(value);
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(US_ASCII);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private static String money(double amount) {
        return BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP).toPlainString();
    }
}

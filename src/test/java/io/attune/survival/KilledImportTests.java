package io.attune.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL, and Attune itself, killed in the middle of a large file.
class KilledImportTests {
    private static final int ORDERS = 40_000;
    private static final int CUSTOMERS = 4_000;

    /// The file is read and the first of its orders are being written, which the test holds up.
    private static final String MIDDLE = """
            exists (select from job where kind = 'import' and state = 'running' and step = 'keeping')
            and exists (select from pg_locks where relation = 'customer_order'::regclass and not granted)
            """;
    private static final String OVER = "not exists (select from job where state in ('waiting', 'running'))";

    private static RunningAttune attune;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        attune = RunningAttune.withCompany(folder);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void nothingIsLostNorDoubledWhicheverOfTheTwoDiesInTheMiddle() throws Exception {
        try (var holder = attune.connect()) {
            hold(holder);
            attune.bring("orders", "first.csv", orders("A"));
            attune.await("the import is under way", MIDDLE);
            attune.killPostgres();
            attune.await("PostgreSQL is back and the import is done", OVER + " and exists (select from import_run)");
        }
        assertThat(attune.count("select count(*) from job where kind = 'import' and state = 'done' and deaths = 1"))
                .isOne();
        holds(1);

        try (var holder = attune.connect()) {
            hold(holder);
            attune.bring("orders", "second.csv", orders("B"));
            attune.await("the second import is under way", MIDDLE);
            attune.kill();
            holder.rollback();
        }
        holds(1);
        attune.startAgain();
        attune.await("the second import is done", OVER);
        assertThat(attune.count("select count(*) from job where kind = 'import' and state = 'done'"))
                .isEqualTo(2);
        holds(2);
        attune.await("everybody is scored", "count(*) = " + CUSTOMERS + " from score");
    }

    /// Nobody else writes orders until this connection ends; reading goes on.
    private static void hold(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table customer_order in share mode");
        }
    }

    private static void holds(int files) {
        assertThat(attune.count("select count(*) from customer_order")).isEqualTo((long) ORDERS * files);
        assertThat(attune.count("select count(distinct number) from customer_order"))
                .isEqualTo((long) ORDERS * files);
        assertThat(attune.count("select count(*) from person")).isEqualTo(CUSTOMERS);
        assertThat(attune.count("select sum(amount)::bigint from customer_order"))
                .isEqualTo(amounts() * files);
        assertThat(attune.count("select count(*) from import_error")).isZero();
    }

    private static String orders(String series) {
        var text = new StringBuilder("order,customer,date,amount\n");
        LocalDate first = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < ORDERS; i++)
            text.append("%s%d,K%d,%s,%d.00%n".formatted(series, i, i % CUSTOMERS, first.plusDays(i % 700), i % 90 + 1));
        return text.toString();
    }

    private static long amounts() {
        long sum = 0;
        for (int i = 0; i < ORDERS; i++) sum += i % 90 + 1;
        return sum;
    }
}

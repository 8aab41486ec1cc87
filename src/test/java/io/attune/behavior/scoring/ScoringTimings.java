package io.attune.behavior.scoring;

import io.attune.behavior.BehaviorApp;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Prints how long it takes to score everybody from PostgreSQL: customers as first argument (100,000), with
/// some ten orders each over three years.
final class ScoringTimings {
    private ScoringTimings() {}

    public static void main(String[] arguments) {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        var database = TestPostgres.migrated();
        var jdbc = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var json = JsonMapper.shared();
        var clock = Clock.systemUTC();
        sell(jdbc, customers);
        var job = new ScoreEverybody(
                new BehaviorApp.OrdersInSql(jdbc, transaction),
                new Fixed(),
                new Wishes(jdbc),
                new ScoreStore(jdbc, new JdbcTemplate(database), json, clock),
                transaction,
                event -> {},
                (topic, id) -> {},
                clock);
        for (int run = 0; run < 4; run++) job.run(new Printing());
        System.exit(0);
    }

    private static void sell(JdbcClient jdbc, int customers) {
        jdbc.sql("select setseed(.5)").query(String.class).single();
        int orders = jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select p || '|' || n, p, day, day, round((10 + 90 * random() + p % 50)::numeric, 2), 'EUR'
                  from (select p, (700 * random())::int as entry, 5 + 80 * random() as gap,
                               1 + floor(-ln(1 - random()) * 12)::int as wanted
                          from generate_series(1, :customers) p) c,
                       lateral generate_series(0, wanted) n,
                       lateral (select date '2023-11-21' + (entry + n * gap)::int as day) d
                 where day <= date '2026-11-21'
                """).param("customers", customers).update();
        jdbc.sql("analyze customer_order").update();
        jdbc.sql("vacuum customer_order").update();
        System.out.printf(Locale.ROOT, "%,d orders of %,d customers%n", orders, customers);
    }

    /// Says when each step began.
    private static final class Printing implements JobRun {
        private final long start = System.nanoTime();

        @Override
        public JobId id() {
            return new JobId(1);
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public <T> T input(Class<T> type) {
            throw new UnsupportedOperationException("scoring needs no input");
        }

        @Override
        public void progress(long done, long total) {}

        @Override
        public void step(String step) {
            System.out.printf(Locale.ROOT, "%6d ms %s%n", (System.nanoTime() - start) / 1_000_000, step);
        }

        @Override
        public void page(String path) {}

        @Override
        public void result(Object result) {
            step(result.toString());
        }
    }

    private record Fixed() implements CompanySettings {
        @Override
        public boolean exist() {
            return true;
        }

        @Override
        public Settings current() {
            return new Settings(
                    "Lumen",
                    Currency.getInstance("EUR"),
                    ZoneOffset.UTC,
                    Locale.ENGLISH,
                    new BigDecimal(".3"),
                    LocalDate.of(2026, 11, 21),
                    Duration.ofHours(24),
                    Duration.ofHours(4),
                    BigDecimal.TEN,
                    StakeSettings.STARTING);
        }

        @Override
        public boolean begin(Settings settings, UserId who) {
            throw new UnsupportedOperationException("these settings are fixed");
        }

        @Override
        public void change(Settings settings, UserId who) {
            throw new UnsupportedOperationException("these settings are fixed");
        }
    }
}

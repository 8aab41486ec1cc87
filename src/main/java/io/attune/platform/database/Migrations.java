package io.attune.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of every module up to date: a folder and a history table per module, in dependency order.
/// Folders, tables and order are those of Spring Modulith's module-aware Flyway; decision 2 says why it is ours.
public final class Migrations {
    static final String ROOT = "__root";

    /// As ARCHITECTURE.md lists them: a module may refer only to tables of modules before it.
    static final List<String> MODULES = List.of(
            ROOT,
            "platform",
            "customers",
            "privacy",
            "activities",
            "channels",
            "identity",
            "commerce",
            "sales",
            "behavior",
            "analysis",
            "imports",
            "listening",
            "community",
            "influence",
            "segments",
            "inbox",
            "feedback",
            "plays");

    private static final String LOCATION = "db/migration/";
    private static final long LOCK = 0x4174_7475_6e65L;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Migrations() {}

    /// Several nodes may call this at once: one migrates, the others wait and find nothing left to do.
    public static void apply(DataSource database) {
        apply(new FluentConfiguration().dataSource(database));
    }

    static void apply(Configuration configuration) {
        try (Connection connection = configuration.getDataSource().getConnection()) {
            connection.setAutoCommit(true);
            lock(connection);
            try {
                for (String module : MODULES) {
                    if (hasMigrations(module)) of(module, configuration).migrate();
                }
            } finally {
                run(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException e) {
            throw new DatabaseException("The tables could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /// Asks again and again instead of waiting in the database: a waiting statement would hold a snapshot, on which
    /// `create index concurrently` in a migration waits in turn.
    private static void lock(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!run(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
            if (System.nanoTime() > end) {
                throw new DatabaseException("Another Attune has been migrating this database for "
                        + PATIENCE.toMinutes() + " minutes. Look at its log.");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseException("Interrupted while another Attune migrates the database", e);
            }
        }
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean hasMigrations(String module) {
        return Migrations.class.getClassLoader().getResource(LOCATION + module) != null;
    }

    private static Flyway of(String module, Configuration configuration) {
        String table = configuration.getTable();
        return Flyway.configure()
                .configuration(configuration)
                .locations("classpath:" + LOCATION + module)
                .table(module.equals(ROOT) ? table : table + "_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true)
                .load();
    }
}

package io.attune.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Held by the one node that changes tables; it lives on a connection of its own and dies with it.
final class MigrationLock implements AutoCloseable {
    private static final long KEY = 0x4174_7475_6e65L;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /// Asks again and again instead of waiting in the database: a waiting statement would hold a snapshot, on which
    /// `create index concurrently` in a migration waits in turn.
    static MigrationLock hold(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try {
            connection.setAutoCommit(true);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!ask(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
                if (System.nanoTime() > end) {
                    throw new DatabaseException("Another Attune has been migrating this database for "
                            + PATIENCE.toMinutes() + " minutes. Look at its log.");
                }
                Thread.sleep(100);
            }
            return new MigrationLock(connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        } catch (InterruptedException e) {
            connection.close();
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while another Attune migrates the database", e);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            ask(connection, "select pg_advisory_unlock(" + KEY + ")");
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}

package io.attune.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/// Pools of connections to databases that Attune can work with.
public final class Databases {
    private static final int OLDEST = 15;

    private Databases() {}

    /// A few connections, for commands that run without Spring.
    public static HikariDataSource pool(String url, String user, String password) {
        return pool(url, user, password, new DatabaseProperties.Pool(4, 0, Duration.ofSeconds(30)));
    }

    static HikariDataSource pool(String url, String user, String password, DatabaseProperties.Pool size) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new DatabaseException("The database address must look like jdbc:postgresql://host:5432/name, was "
                    + url.replaceAll("password=[^&]*", "password=…") + ".");
        }
        var config = new HikariConfig();
        config.setPoolName("attune");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size.maximum());
        config.setMinimumIdle(size.idle());
        config.setConnectionTimeout(size.patience().toMillis());
        config.setInitializationFailTimeout(size.patience().toMillis());
        config.addDataSourceProperty("ApplicationName", "attune");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        HikariDataSource pool = open(config);
        try {
            requireKnownVersion(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariDataSource open(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DatabaseException(
                    "The database does not let Attune in: " + cause.getMessage()
                            + " Check ATTUNE_DATABASE_URL, ATTUNE_DATABASE_USER and ATTUNE_DATABASE_PASSWORD.",
                    e);
        }
    }

    private static void requireKnownVersion(DataSource database) {
        try (Connection connection = database.getConnection()) {
            requireKnownVersion(connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException e) {
            throw new DatabaseException("The database does not answer: " + e.getMessage(), e);
        }
    }

    static void requireKnownVersion(int major) {
        if (major >= OLDEST) return;
        throw new DatabaseException("The database is PostgreSQL " + major + "; Attune needs PostgreSQL " + OLDEST
                + " or newer. Upgrade it, or unset ATTUNE_DATABASE_URL to use the PostgreSQL that Attune brings.");
    }
}

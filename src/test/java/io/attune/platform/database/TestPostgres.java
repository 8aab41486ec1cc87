package io.attune.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.attune.platform.users.LightPasswords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One PostgreSQL for all tests of this JVM; each caller gets a database of its own, copied from a migrated one.
///
/// Plain tests: `DataSource database = TestPostgres.migrated();`.
/// Spring tests: `@ContextConfiguration(initializers = TestPostgres.ForSpring.class)`.
public final class TestPostgres {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /// A database with all tables, and no rows but those that migrations bring.
    public static DataSource migrated() {
        return pool(create("template_migrated"));
    }

    /// A database with nothing in it.
    public static DataSource empty() {
        return pool(create("template0"));
    }

    /// Points the application at a migrated database that no other context uses.
    public static final class ForSpring implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            EmbeddedPostgres server = Server.RUNNING;
            Map<String, Object> properties = Map.of(
                    "attune.database.url",
                    create("template_migrated"),
                    "attune.database.user",
                    server.user(),
                    "attune.database.password",
                    server.password(),
                    "attune.database.pool.maximum",
                    "10",
                    "attune.database.pool.idle",
                    "0",
                    // The copy is migrated already.
                    "spring.flyway.enabled",
                    "false");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testPostgres", properties));
            context.addBeanFactoryPostProcessor(LightPasswords.instead());
        }
    }

    /// Brings a database to where it was when it was copied, while it is in use.
    public static void restore(DataSource database) {
        String name = JdbcClient.create(database)
                .sql("select current_database()")
                .query(String.class)
                .single();
        try (Connection connection = Server.RUNNING.superuser(name)) {
            Server.ROWS.restore(connection);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return the address of a new database
    static String create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.superuser("postgres")) {
            execute(connection, "create database " + name + " template " + template + " owner attune");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.RUNNING.url(name);
    }

    static EmbeddedPostgres server() {
        return Server.RUNNING;
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(Server.RUNNING.user());
        config.setPassword(Server.RUNNING.password());
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Started at first use and stopped with the JVM.
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();
        static final FirstRows ROWS = firstRows();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres server = open(1);
            // Not a hook of the JVM's own: those run beside Spring's, whose contexts would wait for a dead database.
            SpringApplication.getShutdownHandlers().add(server::close);
            try (Connection connection = server.superuser("postgres")) {
                var old = new ArrayList<String>();
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("""
                                select datname from pg_database where datname like 'test%' or datname = 'template_migrated'
                                """)) {
                    while (rows.next()) old.add(rows.getString(1));
                }
                for (String name : old) execute(connection, "drop database " + name + " with (force)");
                execute(connection, "create database template_migrated template template0 owner attune");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            try (HikariDataSource template =
                    Databases.pool(server.url("template_migrated"), server.user(), server.password())) {
                Migrations.apply(template);
            }
            return server;
        }

        private static FirstRows firstRows() {
            try (Connection connection = RUNNING.superuser("template_migrated")) {
                return FirstRows.of(connection);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /// Two JVMs in one working copy (an editor and a build) get a folder each.
        private static EmbeddedPostgres open(int number) {
            try {
                return EmbeddedPostgres.open(
                        Path.of("target", "test-postgres-" + number),
                        PostgresBinaries.defaultCache(),
                        ServerSettings.throwaway());
            } catch (DatabaseException e) {
                if (number == 4 || !String.valueOf(e.getMessage()).contains("in use")) throw e;
                return open(number + 1);
            }
        }
    }
}

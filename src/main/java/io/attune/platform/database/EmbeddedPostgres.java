package io.attune.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A durable PostgreSQL of our own in a folder that one process at a time may use.
/// It is restarted when it dies, and outlives a killed Attune: the next one adopts it.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "attune";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEARTBEAT = Duration.ofMillis(250);

    private final DataFolder folder;
    private final Cluster cluster;
    private final String password;
    private final Thread watchdog;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Postmaster postmaster;
    private volatile boolean closed;

    private EmbeddedPostgres(DataFolder folder, Cluster cluster) throws IOException {
        this.folder = folder;
        this.cluster = cluster;
        this.password = folder.password();
        this.postmaster = adopt().orElseGet(() -> start(true));
        this.watchdog = Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
    }

    /// @throws DatabaseException when the folder is in use, belongs to another version or account, or does not start
    public static EmbeddedPostgres open(Path folder) {
        return open(folder, PostgresBinaries.defaultCache(), ServerSettings.ofThisMachine());
    }

    /// How to get into the database of a folder that another Attune runs at this moment; empty where none does.
    ///
    /// @throws DatabaseException when that Attune's database does not run, or its password may not be read
    public static Optional<Address> running(Path path) {
        Optional<DataFolder> claimed = DataFolder.ofAnother(path);
        if (claimed.isEmpty()) return Optional.empty();
        DataFolder folder = claimed.get();
        Postmaster postmaster = Postmaster.of(folder.cluster())
                .filter(Postmaster::lives)
                .orElseThrow(() -> new DatabaseException("The Attune in " + path
                        + " is just starting or stopping, and its database does not run. Try again in a moment."));
        try {
            return Optional.of(new Address(address(postmaster, NAME), NAME, folder.password()));
        } catch (IOException e) {
            throw new DatabaseException(
                    "The password of the database in " + path + " cannot be read: " + e.getMessage()
                            + ". Run this as the account that runs Attune.",
                    e);
        }
    }

    /// Where a database is, and who may enter.
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return "Address[" + url + "]";
        }
    }

    static EmbeddedPostgres open(Path path, Path cache, ServerSettings settings) {
        DataFolder folder = DataFolder.claim(path);
        try {
            var cluster = Cluster.prepared(folder, PostgresBinaries.unpacked(cache), settings);
            var postgres = new EmbeddedPostgres(folder, cluster);
            postgres.furnish();
            postgres.watchdog.start();
            return postgres;
        } catch (IOException | SQLException e) {
            folder.close();
            throw new DatabaseException("The database in " + path + " could not be started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public String url() {
        return url(NAME);
    }

    String url(String database) {
        return address(postmaster, database);
    }

    private static String address(Postmaster postmaster, String database) {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + database;
    }

    public String user() {
        return NAME;
    }

    public String password() {
        return password;
    }

    public boolean isRunning() {
        return !closed && postmaster.lives();
    }

    long pid() {
        return postmaster.pid();
    }

    /// A connection that may do everything.
    Connection superuser(String database) throws SQLException {
        return connect(url(database), Cluster.SUPERUSER);
    }

    @Override
    public void close() {
        changing.lock();
        try {
            if (closed) return;
            closed = true;
            watchdog.interrupt();
            cluster.stop();
            folder.close();
        } finally {
            changing.unlock();
        }
    }

    /// Takes over the PostgreSQL that a killed Attune left running, once it answers to our password.
    private Optional<Postmaster> adopt() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Postmaster> found = Postmaster.of(folder.cluster());
            if (found.isEmpty()) return found;
            Postmaster running = found.get();
            if (!running.lives()) {
                running.forget();
                return Optional.empty();
            }
            this.postmaster = running;
            try (Connection connection = superuser("postgres")) {
                if (connection.getMetaData().getDatabaseMajorVersion()
                        == cluster.binaries().major()) {
                    log.info("The database in {} was still running and is taken over", folder.cluster());
                    return found;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new DatabaseException("A PostgreSQL (process " + running.pid() + ") runs in "
                            + folder.cluster() + " but does not let Attune in: " + e.getMessage()
                            + " Stop it with: kill -INT " + running.pid());
                }
            }
            pause();
        }
    }

    /// @param anyPort whether another port may be taken: not any more once connections have been handed out
    private Postmaster start(boolean anyPort) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            int port = anyPort ? folder.port() : postmaster.port();
            while (true) {
                String reason;
                switch (cluster.start(port)) {
                    case Cluster.Start.Up(Postmaster up) -> {
                        return up;
                    }
                    case Cluster.Start.PortTaken() -> {
                        reason = "port " + port + " is taken by another program";
                        if (anyPort) port = folder.otherPort();
                    }
                    case Cluster.Start.StillDying(String words) -> reason = words;
                    case Cluster.Start.Failed(String words) -> throw failed(words);
                }
                if (System.nanoTime() > end) throw failed(reason);
                pause();
            }
        } catch (IOException e) {
            throw new DatabaseException("The database in " + folder.cluster() + " could not be started.", e);
        }
    }

    private DatabaseException failed(String reason) {
        return new DatabaseException(
                "PostgreSQL did not start: " + reason + ". What it said before is in " + folder.log() + ".");
    }

    /// Attune works as an ordinary role that owns its database, as it would on a server of somebody else.
    private void furnish() throws SQLException {
        try (Connection connection = superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = 'attune') then
                            create role attune login;
                        end if;
                    end $$
                    """);
            // The password is made of letters, digits, - and _.
            statement.execute("alter role attune password '" + password + "'");
            try (var found = statement.executeQuery("select 1 from pg_database where datname = 'attune'")) {
                if (found.next()) return;
            }
            statement.execute("create database attune owner attune");
        }
    }

    private void watch() {
        while (!closed) {
            if (!postmaster.lives()) revive();
            try {
                Thread.sleep(HEARTBEAT);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void revive() {
        changing.lock();
        try {
            if (closed) return;
            log.warn("The database (process {}) has died and is started again", postmaster.pid());
            postmaster.forget();
            postmaster = start(false);
            log.info("The database is back");
        } catch (IOException | DatabaseException e) {
            log.error("The database could not be started again; trying on", e);
        } finally {
            changing.unlock();
        }
    }

    private Connection connect(String url, String user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "attune");
        return DriverManager.getConnection(url, properties);
    }

    private static void pause() {
        try {
            Thread.sleep(HEARTBEAT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while waiting for the database", e);
        }
    }
}

package io.attune.platform.web;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Carries changes between nodes by PostgreSQL's NOTIFY. It listens on a connection outside the pool,
/// which it would otherwise hold forever; it sends on one of the pool's.
@Component
class LiveRelay {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRelay.class);
    private static final String CHANNEL = "attune_live";
    // PostgreSQL refuses payloads of 8000 bytes; the sender's name comes before ours.
    private static final int MOST_BYTES = 7900;
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final TypeReference<Map<String, List<String>>> IDS = new TypeReference<>() {};

    private final DataSource database;
    private final JsonMapper json;
    private final String node = UUID.randomUUID().toString();
    private volatile @Nullable Thread listener;

    LiveRelay(DataSource database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    synchronized void start(Consumer<LiveChanges> heard) {
        if (listener != null) return;
        Thread fresh = Thread.ofVirtual().name("live-listener").unstarted(() -> listen(heard));
        listener = fresh;
        fresh.start();
    }

    synchronized void stop() {
        Thread old = listener;
        if (old == null) return;
        listener = null;
        // A virtual thread that waits on a socket is woken by this, and the socket closed.
        old.interrupt();
    }

    /// Tells the other nodes; false when it did not work.
    boolean send(LiveChanges changes) {
        try (Connection connection = database.getConnection();
                var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, node + " " + payload(changes));
            notify.execute();
            if (!connection.getAutoCommit()) connection.commit();
            return true;
        } catch (SQLException e) {
            LOG.warn("other nodes will hear later of what changed: {}", e.getMessage());
            return false;
        }
    }

    private String payload(LiveChanges changes) {
        String payload = changes.everything() ? "" : json.writeValueAsString(changes.ids());
        return payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES ? "" : payload;
    }

    private void listen(Consumer<LiveChanges> heard) {
        Duration pause = Duration.ZERO;
        boolean first = true;
        while (Thread.currentThread().equals(listener)) {
            try (Connection connection = connect()) {
                try (var listen = connection.createStatement()) {
                    listen.execute("listen " + CHANNEL);
                }
                // Nobody knows what was said while nobody listened.
                if (!first) heard.accept(LiveChanges.ofEverything());
                first = false;
                pause = Duration.ZERO;
                hear(connection, heard);
            } catch (SQLException e) {
                if (!Thread.currentThread().equals(listener)) return;
                pause = pause.isZero() ? Duration.ofMillis(250) : pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
                LOG.warn(
                        "changes of other nodes are not heard, next try in {} ms: {}",
                        pause.toMillis(),
                        e.getMessage());
                first = false;
            }
            if (!rested(pause)) return;
        }
    }

    private void hear(Connection connection, Consumer<LiveChanges> heard) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (Thread.currentThread().equals(listener)) {
            PGNotification[] notifications = postgres.getNotifications((int) LOOK.toMillis());
            if (notifications == null || notifications.length == 0) {
                if (!connection.isValid((int) LOOK.toSeconds())) throw new SQLException("the connection is broken");
                continue;
            }
            for (PGNotification notification : notifications) hear(notification.getParameter(), heard);
        }
    }

    private void hear(String message, Consumer<LiveChanges> heard) {
        int space = message.indexOf(' ');
        if (space < 0 || message.startsWith(node)) return;
        heard.accept(changes(message.substring(space + 1)));
    }

    private LiveChanges changes(String payload) {
        if (payload.isEmpty()) return LiveChanges.ofEverything();
        var changes = new LiveChanges();
        try {
            json.readValue(payload, IDS).forEach((topic, ids) -> ids.forEach(id -> changes.add(topic, id)));
        } catch (JacksonException e) {
            // A node of another version speaks differently.
            changes.addEverything();
        }
        return changes;
    }

    private Connection connect() throws SQLException {
        if (!database.isWrapperFor(HikariDataSource.class)) return database.getConnection();
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private static boolean rested(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}

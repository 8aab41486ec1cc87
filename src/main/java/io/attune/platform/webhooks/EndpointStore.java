package io.attune.platform.webhooks;

import io.attune.platform.database.Rows;
import io.attune.platform.security.Secrets;
import io.attune.platform.security.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EndpointStore {
    private static final Duration GRACE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    EndpointStore(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    static String place(long endpoint) {
        return "webhook-endpoint:" + endpoint;
    }

    List<Endpoint> all() {
        return jdbc.sql("select * from webhook_endpoint order by lower(name), id")
                .query((row, _) -> endpoint(row))
                .list();
    }

    Optional<Endpoint> find(long id) {
        return jdbc.sql("select * from webhook_endpoint where id = :id")
                .param("id", id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    long create(String name, String url, List<String> events, UserId by) {
        return jdbc.sql("""
                insert into webhook_endpoint (name, url, events, created_at, created_by)
                values (:name, :url, :events, :now, :by)
                returning id
                """)
                .param("name", name)
                .param("url", url)
                .param("events", events.toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .param("by", by.value())
                .query(Long.class)
                .single();
    }

    boolean change(long id, String name, String url, List<String> events) {
        return jdbc.sql("update webhook_endpoint set name = :name, url = :url, events = :events where id = :id")
                        .param("id", id)
                        .param("name", name)
                        .param("url", url)
                        .param("events", events.toArray(String[]::new))
                        .update()
                == 1;
    }

    /// The secret before signs too, for another day.
    void setSecret(long id, byte[] secret) {
        jdbc.sql("""
                update webhook_endpoint
                   set previous_secret = secret, previous_until = case when secret is not null then :until end,
                       secret = :secret
                 where id = :id
                """)
                .param("id", id)
                .param("secret", secrets.seal(secret, place(id)))
                .param("until", Rows.at(clock.instant().plus(GRACE)))
                .update();
    }

    boolean enable(long id) {
        return jdbc.sql("""
                update webhook_endpoint set disabled_at = null, disabled_why = null, failing_since = null
                 where id = :id and disabled_at is not null
                """).param("id", id).update() == 1;
    }

    boolean disable(long id, String why) {
        return jdbc.sql("""
                update webhook_endpoint set disabled_at = :now, disabled_why = :why
                 where id = :id and disabled_at is null
                """)
                        .param("id", id)
                        .param("why", why)
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    void works(long id) {
        jdbc.sql("update webhook_endpoint set failing_since = null where id = :id and failing_since is not null")
                .param("id", id)
                .update();
    }

    /// True where it has taken nothing for longer than we are patient.
    boolean failsForLong(long id) {
        return jdbc.sql("""
                update webhook_endpoint set failing_since = coalesce(failing_since, :now)
                 where id = :id
                returning failing_since < :patience
                """)
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .param("patience", Rows.at(clock.instant().minus(BackOff.PATIENCE)))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    boolean delete(long id) {
        return jdbc.sql("delete from webhook_endpoint where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Endpoint endpoint(ResultSet row) throws SQLException {
        return new Endpoint(
                row.getLong("id"),
                row.getString("name"),
                row.getString("url"),
                List.of((String[]) row.getArray("events").getArray()),
                Rows.optionalInstant(row, "previous_until"),
                Rows.optionalInstant(row, "failing_since"),
                Rows.optionalInstant(row, "disabled_at"),
                row.getString("disabled_why"));
    }
}

package io.attune.privacy.retention;

import io.attune.platform.database.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `retention_rule` and `retention_run`.
@Component
class RetentionStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What the broom did last.
    record Swept(Instant at, long removed) {}

    Map<String, Integer> days() {
        var days = new HashMap<String, Integer>();
        jdbc.sql("select name, days from retention_rule").query(row -> {
            days.put(row.getString("name"), row.getInt("days"));
        });
        return days;
    }

    void keep(String name, int days) {
        jdbc.sql("""
                insert into retention_rule (name, days) values (:name, :days)
                on conflict (name) do update set days = excluded.days
                """).param("name", name).param("days", days).update();
    }

    Map<String, Swept> last() {
        var last = new HashMap<String, Swept>();
        jdbc.sql("select distinct on (name) name, at, removed from retention_run order by name, id desc")
                .query(row -> {
                    last.put(row.getString("name"), new Swept(Rows.instant(row, "at"), row.getLong("removed")));
                });
        return last;
    }

    void swept(String name, long removed) {
        jdbc.sql("insert into retention_run (name, at, removed) values (:name, :now, :removed)")
                .param("name", name)
                .param("now", Rows.at(clock.instant()))
                .param("removed", removed)
                .update();
    }
}

package io.attune.platform.webhooks;

import io.attune.platform.database.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what happened, for those endpoints that want to hear it; what nobody listens to is not kept.
@Repository
class EventStore implements WebhookEvents {
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EventStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Body(String type, Instant timestamp, Map<String, Long> data) {}

    @Override
    public void happened(WebhookType type, List<Map<String, Long>> each) {
        if (each.isEmpty()) return;
        Instant now = clock.instant();
        jdbc.sql("""
                with told as (
                    insert into webhook_event (type, at, body)
                    select :type, :now, body from unnest(:bodies) as body
                     where exists (select from webhook_endpoint where :type = any(events))
                    returning id)
                insert into webhook_delivery (endpoint_id, event_id, due_at)
                select e.id, t.id, :now from told t join webhook_endpoint e on :type = any(e.events)
                """)
                .param("type", type.name())
                .param("now", Rows.at(now))
                .param("bodies", Rows.column(each, ids -> body(type, now, ids), String[]::new))
                .update();
    }

    /// One event for one endpoint only, whatever it listens to.
    void tell(long endpoint, WebhookType type) {
        Instant now = clock.instant();
        jdbc.sql("""
                with told as (insert into webhook_event (type, at, body) values (:type, :now, :body) returning id)
                insert into webhook_delivery (endpoint_id, event_id, due_at) select :endpoint, id, :now from told
                """)
                .param("type", type.name())
                .param("now", Rows.at(now))
                .param("body", body(type, now, Map.of("endpoint", endpoint)))
                .param("endpoint", endpoint)
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from webhook_event where at < :before")
                .param("before", Rows.at(clock.instant().minus(KEPT)))
                .update();
    }

    private String body(WebhookType type, Instant at, Map<String, Long> ids) {
        return json.writeValueAsString(new Body(type.name(), at, new TreeMap<>(ids)));
    }
}

package io.attune.platform.webhooks;

import io.attune.platform.database.Rows;
import io.attune.platform.outgoing.OutgoingRequests.Outcome;
import io.attune.platform.security.Secrets;
import io.attune.platform.security.WebhookSignature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The queue of deliveries, and the log of what came of them.
@Repository
class DeliveryStore {
    /// Longer than any request lasts: after that whoever claimed it has died.
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int EACH = 8;
    private static final int LONGEST_ANSWER = 2_000;

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// A delivery to be tried now, for the `attempts`th time. `keys` are empty where the secret was sealed with a key
    /// that we do not have.
    record Due(long id, long endpoint, String url, long event, String body, int attempts, List<SecretKey> keys) {}

    /// Takes up to `limit` deliveries, a few of each endpoint and none of those that are `busy`.
    List<Due> claim(int limit, Collection<Long> busy) {
        Instant now = clock.instant();
        return jdbc.sql("""
                with due as (
                    select d.id,
                           row_number() over (partition by d.endpoint_id order by d.due_at, d.id) as place
                      from webhook_delivery d
                      join webhook_endpoint e on e.id = d.endpoint_id and e.disabled_at is null
                     where d.state = 'waiting' and d.due_at <= :now and d.endpoint_id <> all(:busy)),
                taken as (
                    select d.id from webhook_delivery d
                      join due on due.id = d.id and due.place <= :each
                     where d.state = 'waiting' and d.due_at <= :now
                     order by d.due_at, d.id
                     limit :limit
                       for update of d skip locked)
                update webhook_delivery d set attempts = d.attempts + 1, due_at = :lease
                  from taken t, webhook_endpoint e, webhook_event v
                 where d.id = t.id and e.id = d.endpoint_id and v.id = d.event_id
                returning d.id, d.endpoint_id, d.event_id, d.attempts, v.body, e.url, e.secret,
                          case when e.previous_until > :now then e.previous_secret end as previous_secret
                """)
                .param("now", Rows.at(now))
                .param("lease", Rows.at(now.plus(LEASE)))
                .param("busy", Rows.ids(busy))
                .param("each", EACH)
                .param("limit", limit)
                .query((row, _) -> due(row))
                .list();
    }

    void log(Due due, Instant at, Outcome outcome) {
        Integer status = outcome instanceof Outcome.Answered answered ? Integer.valueOf(answered.status()) : null;
        String answer = outcome instanceof Outcome.Answered answered ? beginning(answered.body()) : null;
        jdbc.sql("""
                insert into webhook_attempt (delivery_id, at, took_ms, status, failure, answer)
                values (:delivery, :at, :took, :status, :failure, :answer)
                """)
                .param("delivery", due.id())
                .param("at", Rows.at(at))
                .param("took", outcome.took().toMillis())
                .param("status", status)
                .param("failure", outcome instanceof Outcome.Failed failed ? failed.reason() : null)
                .param("answer", answer)
                .update();
    }

    void delivered(Due due) {
        state(due.id(), "delivered", clock.instant());
    }

    void failed(Due due) {
        state(due.id(), "failed", clock.instant());
    }

    void later(Due due, Duration pause) {
        state(due.id(), "waiting", clock.instant().plus(pause));
    }

    /// Sends it again from the first try on; false where it is not of this endpoint.
    boolean again(long endpoint, long delivery) {
        return jdbc.sql("""
                update webhook_delivery set state = 'waiting', attempts = 0, due_at = :now
                 where id = :id and endpoint_id = :endpoint
                """)
                        .param("id", delivery)
                        .param("endpoint", endpoint)
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    /// The newest first, those before one where given.
    List<Delivery> of(long endpoint, @Nullable Long before, int limit) {
        List<Delivery> found = jdbc.sql("""
                select d.id, d.event_id, d.state, d.due_at, v.type, v.at, v.body
                  from webhook_delivery d join webhook_event v on v.id = d.event_id
                 where d.endpoint_id = :endpoint and d.id < :before
                 order by d.id desc
                 limit :limit
                """)
                .param("endpoint", endpoint)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, _) -> new Delivery(
                        row.getLong("id"),
                        row.getLong("event_id"),
                        row.getString("type"),
                        Rows.instant(row, "at"),
                        row.getString("body"),
                        row.getString("state"),
                        Rows.instant(row, "due_at"),
                        List.of()))
                .list();
        Map<Long, List<Delivery.Attempt>> attempts = attempts(found);
        return found.stream()
                .map(it -> new Delivery(
                        it.id(),
                        it.event(),
                        it.type(),
                        it.at(),
                        it.body(),
                        it.state(),
                        it.dueAt(),
                        attempts.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Delivery.Attempt>> attempts(List<Delivery> deliveries) {
        var attempts = new HashMap<Long, List<Delivery.Attempt>>();
        jdbc.sql("select * from webhook_attempt where delivery_id = any(:ids) order by id")
                .param("ids", Rows.column(deliveries, Delivery::id, Long[]::new))
                .query(row -> {
                    attempts.computeIfAbsent(row.getLong("delivery_id"), _ -> new ArrayList<>())
                            .add(new Delivery.Attempt(
                                    Rows.instant(row, "at"),
                                    Duration.ofMillis(row.getInt("took_ms")),
                                    row.getObject("status", Integer.class),
                                    row.getString("failure"),
                                    row.getString("answer")));
                });
        return attempts;
    }

    private void state(long delivery, String state, Instant due) {
        jdbc.sql("update webhook_delivery set state = :state, due_at = :due where id = :id")
                .param("id", delivery)
                .param("state", state)
                .param("due", Rows.at(due))
                .update();
    }

    private Due due(ResultSet row) throws SQLException {
        long endpoint = row.getLong("endpoint_id");
        List<SecretKey> keys = Stream.of(
                        Optional.ofNullable(row.getBytes("secret")),
                        Optional.ofNullable(row.getBytes("previous_secret")))
                .flatMap(Optional::stream)
                .flatMap(kept -> secrets.open(kept, EndpointStore.place(endpoint)).stream())
                .map(WebhookSignature::key)
                .toList();
        return new Due(
                row.getLong("id"),
                endpoint,
                row.getString("url"),
                row.getLong("event_id"),
                Objects.requireNonNull(row.getString("body")),
                row.getInt("attempts"),
                keys);
    }

    private static String beginning(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "…";
    }
}

package io.attune.platform.api;

import io.attune.platform.database.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyStore {
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    /// False where the key is taken; waits for a request that is still under way with it.
    boolean begin(long token, String key, byte[] hash) {
        return jdbc.sql("""
                insert into idempotent_request as r (token_id, key, request_hash, created_at)
                values (:token, :key, :hash, :now)
                on conflict (token_id, key) do update
                   set request_hash = excluded.request_hash, status = null, body = null, created_at = excluded.created_at
                 where r.created_at < :forgotten
                """)
                        .param("token", token)
                        .param("key", key)
                        .param("hash", hash)
                        .param("now", Rows.at(clock.instant()))
                        .param("forgotten", Rows.at(clock.instant().minus(KEPT)))
                        .update()
                == 1;
    }

    void finish(long token, String key, Answer answer) {
        jdbc.sql("""
                update idempotent_request
                   set status = :status, content_type = :type, location = :location, etag = :etag, body = :body
                 where token_id = :token and key = :key
                """)
                .param("token", token)
                .param("key", key)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .update();
    }

    /// Empty where the key belongs to another request.
    Optional<Answer> answer(long token, String key, byte[] hash) {
        return jdbc.sql("""
                select status, content_type, location, etag, body from idempotent_request
                 where token_id = :token and key = :key and request_hash = :hash and status is not null
                """)
                .param("token", token)
                .param("key", key)
                .param("hash", hash)
                .query((row, _) -> new Answer(
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getBytes("body")))
                .optional();
    }

    void forgetOld() {
        jdbc.sql("delete from idempotent_request where created_at < :forgotten")
                .param("forgotten", Rows.at(clock.instant().minus(KEPT)))
                .update();
    }
}

package io.attune.segments.membership;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.segments.SegmentId;
import io.attune.segments.rules.Rule;
import io.attune.segments.rules.RuleReader;
import io.attune.segments.rules.RuleWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `segment` and `segment_use`.
@Component
class SegmentStore {
    // Any number that no other lock of Attune has.
    private static final long LOCK = 7_261_044;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SegmentStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Catalogue catalogue() {
        return new Catalogue(jdbc.sql("select * from segment order by lower(name), id")
                .query((row, _) -> segment(row))
                .list());
    }

    boolean any() {
        return jdbc.sql("select exists (select from segment)")
                .query(Boolean.class)
                .single();
    }

    /// Two who change rules at the same moment wait for each other, or they could close a circle that neither sees.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(_ -> {});
    }

    /// Empty where another one has the name.
    Optional<SegmentId> insert(
            String name, @Nullable String about, Rule rule, @Nullable String readyMade, @Nullable UserId by) {
        Optional<SegmentId> made = jdbc.sql("""
                insert into segment (name, about, rule, ready_made, created_by, created_at, updated_by, updated_at)
                values (:name, :about, :rule::jsonb, :ready, :by, :now, :by, :now)
                    on conflict do nothing
                returning id
                """)
                .param("name", name)
                .param("about", about)
                .param("rule", written(rule))
                .param("ready", readyMade)
                .param("by", by == null ? null : by.value())
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> new SegmentId(row.getLong("id")))
                .optional();
        made.ifPresent(id -> uses(id, rule));
        return made;
    }

    /// False where it is not `version` any more.
    boolean update(SegmentId id, int version, String name, @Nullable String about, Rule rule, UserId by) {
        int changed = jdbc.sql("""
                update segment
                   set wanted = wanted or rule <> :rule::jsonb, tries = 0, failure = null, retry_at = null,
                       name = :name, about = :about, rule = :rule::jsonb, version = version + 1, updated_by = :by,
                       updated_at = :now
                 where id = :id and version = :version
                """)
                .param("id", id.value())
                .param("version", version)
                .param("name", name)
                .param("about", about)
                .param("rule", written(rule))
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        if (changed == 1) uses(id, rule);
        return changed == 1;
    }

    boolean named(String name, @Nullable SegmentId but) {
        return jdbc.sql("select exists (select from segment where lower(name) = lower(:name) and id <> :but)")
                .param("name", name)
                .param("but", but == null ? 0 : but.value())
                .query(Boolean.class)
                .single();
    }

    boolean delete(SegmentId id, int version) {
        boolean gone = jdbc.sql("delete from segment where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
        if (gone)
            jdbc.sql("delete from segment_member where segment_id = :id")
                    .param("id", id.value())
                    .update();
        return gone;
    }

    /// Everybody is judged by these again.
    void want(Collection<Long> segments) {
        if (segments.isEmpty()) return;
        jdbc.sql("update segment set wanted = true where id = any(:ids) and not wanted")
                .param("ids", Rows.ids(segments))
                .update();
    }

    void wantNow(SegmentId id) {
        jdbc.sql("update segment set wanted = true, retry_at = null where id = :id")
                .param("id", id.value())
                .update();
    }

    /// Wants those whose clock has struck; says whether any is to be evaluated now.
    boolean anyReady() {
        jdbc.sql("update segment set wanted = true where due_at <= :now and not wanted")
                .param("now", Rows.at(clock.instant()))
                .update();
        return jdbc.sql("""
                select exists (select from segment where wanted and (retry_at is null or retry_at <= :now))
                """)
                .param("now", Rows.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    void failed(SegmentId id, String why, int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
        Instant now = clock.instant();
        jdbc.sql("""
                update segment set failure = :why, tries = tries + 1, retry_at = :retry, wanted = true where id = :id
                """)
                .param("id", id.value())
                .param("why", why.length() > 500 ? why.substring(0, 500) : why)
                .param("retry", Rows.at(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)))
                .update();
    }

    private void uses(SegmentId id, Rule rule) {
        jdbc.sql("delete from segment_use where segment_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("insert into segment_use (segment_id, uses_id) select :id, unnest(cast(:uses as bigint[]))")
                .param("id", id.value())
                .param("uses", Rows.ids(rule.segments()))
                .update();
    }

    private String written(Rule rule) {
        return json.writeValueAsString(RuleWriter.write(rule));
    }

    private Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                new SegmentId(row.getLong("id")),
                row.getString("name"),
                row.getString("about"),
                RuleReader.read(json.readTree(row.getString("rule"))),
                row.getString("ready_made"),
                row.getInt("version"),
                row.getLong("members"),
                Rows.instant(row, "updated_at"),
                new Segment.State(
                        row.getBoolean("wanted"),
                        Rows.optionalInstant(row, "evaluated_at"),
                        row.getObject("took_ms", Integer.class),
                        Rows.optionalInstant(row, "due_at"),
                        row.getString("failure"),
                        row.getInt("tries"),
                        Rows.optionalInstant(row, "retry_at")));
    }
}

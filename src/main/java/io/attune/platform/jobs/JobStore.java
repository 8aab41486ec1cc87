package io.attune.platform.jobs;

import static java.time.ZoneOffset.UTC;

import io.attune.platform.security.Right;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of jobs. What a run writes names its attempt: after a long pause a node may wake up whose job
/// another node has meanwhile taken over, and must not write any more.
@Component
class JobStore {
    private static final String COLUMNS = """
            id, kind, state, done, total, step, page, result, reason, reason_arguments, attempt, cancel_requested,
            started_by, created_at, started_at, finished_at
            """;
    private static final TypeReference<List<Object>> ARGUMENTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// A job that a node has taken on. `deaths` counts earlier attempts that ended in the middle.
    record Claim(JobId id, String kind, String input, int attempt, int deaths, boolean cancelRequested) {}

    /// What a running job last said.
    record Progress(
            long done,
            long total,
            @Nullable String step,
            @Nullable String page) {
        static final Progress NONE = new Progress(0, 0, null, null);
    }

    JobId add(String kind, Object input, @Nullable UserId startedBy, Instant now) {
        return insert(kind, input, startedBy, now, false).orElseThrow();
    }

    /// Absent if one of the kind waits or runs.
    Optional<JobId> addOnce(String kind, Object input, @Nullable UserId startedBy, Instant now) {
        return insert(kind, input, startedBy, now, true);
    }

    private Optional<JobId> insert(String kind, Object input, @Nullable UserId startedBy, Instant now, boolean once) {
        return jdbc.sql("""
                insert into job (kind, input, once, started_by, created_at)
                select :kind, cast(:input as json), :once, :started_by, :now
                 where not :once
                    or not exists (select 1 from job where kind = :kind and state in ('waiting', 'running'))
                on conflict do nothing
                returning id
                """)
                .param("kind", kind)
                .param("input", json.writeValueAsString(input))
                .param("once", once)
                .param("started_by", startedBy == null ? null : startedBy.value(), java.sql.Types.BIGINT)
                .param("now", now.atOffset(UTC))
                .query(JobStore::id)
                .optional();
    }

    Optional<JobId> active(String kind) {
        return jdbc.sql("""
                select id from job where kind = :kind and state in ('waiting', 'running') order by id limit 1
                """).param("kind", kind).query(JobStore::id).optional();
    }

    /// Takes a job on for its next attempt; absent when there is nothing left to do. One that is found
    /// running died with its node.
    Optional<Claim> claim(JobId id, Instant now) {
        return jdbc.sql("""
                update job
                   set state = 'running',
                       attempt = attempt + 1,
                       deaths = deaths + case when state = 'running' then 1 else 0 end,
                       done = 0, total = 0, step = null,
                       started_at = :now
                 where id = :id and state in ('waiting', 'running')
                returning id, kind, input, attempt, deaths, cancel_requested
                """)
                .param("id", id.value())
                .param("now", now.atOffset(UTC))
                .query((row, n) -> new Claim(
                        id(row, n),
                        row.getString("kind"),
                        row.getString("input"),
                        row.getInt("attempt"),
                        row.getInt("deaths"),
                        row.getBoolean("cancel_requested")))
                .optional();
    }

    /// Writes how far it is and answers whether somebody asked to stop; absent when the attempt is no longer ours.
    Optional<Boolean> report(Claim claim, Progress progress) {
        return jdbc.sql("""
                update job set done = :done, total = :total, step = :step, page = coalesce(:page, page)
                 where id = :id and attempt = :attempt and state = 'running'
                returning cancel_requested
                """)
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .param("done", progress.done())
                .param("total", progress.total())
                .param("step", progress.step())
                .param("page", progress.page())
                .query(Boolean.class)
                .optional();
    }

    /// As [#report] when nothing new was said.
    Optional<Boolean> cancelRequested(Claim claim) {
        return jdbc.sql("""
                select cancel_requested from job where id = :id and attempt = :attempt and state = 'running'
                """)
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .query(Boolean.class)
                .optional();
    }

    void done(Claim claim, @Nullable Object result, Instant now) {
        jdbc.sql("""
                update job set state = 'done', result = cast(:result as json), finished_at = :now
                 where id = :id and attempt = :attempt and state = 'running'
                """)
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .param("result", result == null ? null : json.writeValueAsString(result))
                .param("now", now.atOffset(UTC))
                .update();
    }

    void failed(Claim claim, String reason, List<Object> arguments, Instant now) {
        jdbc.sql("""
                update job
                   set state = 'failed', reason = :reason, reason_arguments = cast(:arguments as json),
                       finished_at = :now
                 where id = :id and attempt = :attempt and state = 'running'
                """)
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .param("reason", reason)
                .param("arguments", json.writeValueAsString(arguments))
                .param("now", now.atOffset(UTC))
                .update();
    }

    void cancelled(Claim claim, Instant now) {
        jdbc.sql("""
                update job set state = 'cancelled', finished_at = :now
                 where id = :id and attempt = :attempt and state = 'running'
                """)
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .param("now", now.atOffset(UTC))
                .update();
    }

    /// Gives a job back that this node cannot finish because it is being stopped.
    void putBack(Claim claim) {
        jdbc.sql("update job set state = 'waiting' where id = :id and attempt = :attempt and state = 'running'")
                .param("id", claim.id().value())
                .param("attempt", claim.attempt())
                .update();
    }

    /// A job that never ran is cancelled at once; one that did must first clear up.
    boolean cancel(JobId id, Instant now) {
        return jdbc.sql("""
                update job
                   set cancel_requested = true,
                       finished_at = case when attempt = 0 then cast(:now as timestamptz) end,
                       state = case when attempt = 0 then 'cancelled' else state end
                 where id = :id and state in ('waiting', 'running')
                """)
                        .param("id", id.value())
                        .param("now", now.atOffset(UTC))
                        .update()
                > 0;
    }

    Optional<Job> find(Viewer viewer, JobId id) {
        return jdbc.sql("select " + COLUMNS + " from job where id = :id and (:all or started_by = :viewer)")
                .param("id", id.value())
                .param("all", viewer.may(Right.ADMINISTER))
                .param("viewer", viewer.user().value())
                .query(this::job)
                .optional();
    }

    /// What the viewer started and is under way, or ended after `since`.
    List<Job> current(Viewer viewer, Instant since) {
        return jdbc.sql("select " + COLUMNS + """
                  from job
                 where started_by = :viewer and (state in ('waiting', 'running') or finished_at > :since)
                 order by id
                 limit 20
                """)
                .param("viewer", viewer.user().value())
                .param("since", since.atOffset(UTC))
                .query(this::job)
                .list();
    }

    Optional<Jobs.Setbacks> setbacks(String kind) {
        return jdbc.sql("""
                select count(*) as times, max(id) as last, max(finished_at) as at
                  from job
                 where kind = :kind and state = 'failed'
                   and id > coalesce((select max(id) from job where kind = :kind and state = 'done'), 0)
                having count(*) > 0
                """)
                .param("kind", kind)
                .query((row, n) ->
                        new Jobs.Setbacks(row.getInt("times"), new JobId(row.getLong("last")), at(row, "at")))
                .optional();
    }

    int removeFinishedBefore(Instant cutoff) {
        return jdbc.sql("delete from job where finished_at < :cutoff")
                .param("cutoff", cutoff.atOffset(UTC))
                .update();
    }

    private static JobId id(ResultSet row, int number) throws SQLException {
        return new JobId(row.getLong("id"));
    }

    private Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                id(row, number),
                row.getString("kind"),
                state(row),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("step"),
                row.getString("page"),
                row.getInt("attempt"),
                row.getBoolean("cancel_requested"),
                row.getObject("started_by") == null ? null : new UserId(row.getLong("started_by")),
                at(row, "created_at"));
    }

    private JobState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "waiting" -> new JobState.Waiting();
            case "running" -> new JobState.Running(at(row, "started_at"));
            case "done" -> {
                String result = row.getString("result");
                yield new JobState.Done(at(row, "finished_at"), result == null ? null : json.readTree(result));
            }
            case "failed" ->
                new JobState.Failed(
                        at(row, "finished_at"),
                        row.getString("reason"),
                        json.readValue(row.getString("reason_arguments"), ARGUMENTS));
            case "cancelled" -> new JobState.Cancelled(at(row, "finished_at"));
            default -> throw new IllegalStateException("a job in the state " + state);
        };
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

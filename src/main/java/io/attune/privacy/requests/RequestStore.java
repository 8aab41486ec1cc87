package io.attune.privacy.requests;

import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.jobs.JobId;
import io.attune.platform.security.Viewer;
import io.attune.privacy.requests.SubjectRequest.Kind;
import io.attune.privacy.requests.SubjectRequest.Outcome;
import io.attune.privacy.requests.SubjectRequest.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `subject_request`.
@Component
class RequestStore {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String REQUEST = """
            select r.id, r.person_id, r.kind, r.reason, u.name as asked_by, r.asked_at, r.job_id, r.done_at, r.outcome,
                   r.expires_at, r.archive is not null as archived
              from subject_request r
              left join colleague u on u.id = r.asked_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RequestStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long ask(Viewer viewer, PersonId person, Kind kind, Reason reason) {
        return jdbc.sql("""
                insert into subject_request (person_id, kind, reason, asked_by, asked_at)
                values (:person, :kind, :reason, :by, :now) returning id
                """)
                .param("person", person.value())
                .param("kind", kind.name())
                .param("reason", reason.name())
                .param("by", viewer.user().value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    void started(long id, JobId job) {
        jdbc.sql("update subject_request set job_id = :job where id = :id")
                .param("id", id)
                .param("job", job.value())
                .update();
    }

    Optional<SubjectRequest> find(long id) {
        return jdbc.sql(REQUEST + " where r.id = :id")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    List<SubjectRequest> latest(int limit) {
        return jdbc.sql(REQUEST + " order by r.id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> request(row))
                .list();
    }

    void exported(long id, byte[] archive) {
        jdbc.sql("update subject_request set archive = :archive, done_at = :now, expires_at = :expires where id = :id")
                .param("id", id)
                .param("archive", archive)
                .param("now", Rows.at(clock.instant()))
                .param("expires", Rows.at(clock.instant().plus(KEPT)))
                .update();
    }

    void erased(long id, Outcome outcome) {
        jdbc.sql("update subject_request set outcome = :outcome::jsonb, done_at = :now where id = :id")
                .param("id", id)
                .param("outcome", json.writeValueAsString(outcome))
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    /// Empty once it expired.
    Optional<byte[]> archive(long id) {
        return jdbc.sql(
                        "select archive from subject_request where id = :id and archive is not null and expires_at > :now")
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> row.getBytes("archive"))
                .optional();
    }

    long forgetArchives(Instant olderThan) {
        return jdbc.sql("""
                update subject_request set archive = null
                 where archive is not null and (done_at <= :then or expires_at <= :now)
                """)
                .param("then", Rows.at(olderThan))
                .param("now", Rows.at(clock.instant()))
                .update();
    }

    private SubjectRequest request(ResultSet row) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        return new SubjectRequest(
                row.getLong("id"),
                new PersonId(row.getLong("person_id")),
                Kind.valueOf(row.getString("kind")),
                Reason.valueOf(row.getString("reason")),
                row.getString("asked_by"),
                Rows.instant(row, "asked_at"),
                Rows.optionalLong(row, "job_id"),
                Rows.optionalInstant(row, "done_at"),
                outcome == null ? Outcome.NONE : json.readValue(outcome, Outcome.class),
                Rows.optionalInstant(row, "expires_at"),
                row.getBoolean("archived"));
    }
}

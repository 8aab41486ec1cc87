package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.jobs.JobId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.TakenBack;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `import_run`. Where a run stands is what its job says.
@Component
class ImportStore {
    private static final String RUN = """
            select r.*, u.name as file, u.size, u.charset, u.certain, u.sheet_names, u.sheet_sizes, c.name as by,
                   j.state as job_state, j.done, j.total, j.reason
              from import_run r
              join upload u on u.id = r.upload_id
              left join colleague c on c.id = r.created_by
              left join job j on j.id = r.job_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    long add(Upload upload, Target target, UserId by) {
        return jdbc.sql("""
                insert into import_run (upload_id, target, created_by, created_at)
                values (:upload, :target, :by, :now) returning id
                """)
                .param("upload", upload.id())
                .param("target", target.code())
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    Optional<ImportRun> find(long id) {
        return jdbc.sql(RUN + " where r.id = :id")
                .param("id", id)
                .query((row, _) -> run(row))
                .optional();
    }

    List<ImportRun> page(Viewer viewer, long before, int limit) {
        return jdbc.sql(RUN + " where r.id < :before and r.target = any(:open) order by r.id desc limit :limit")
                .param("before", before)
                .param(
                        "open",
                        Arrays.stream(Target.values())
                                .filter(target -> target.open(viewer))
                                .map(Target::code)
                                .toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> run(row))
                .list();
    }

    /// Keeps the plan for the job that is about to start; false where a job has it already.
    boolean plan(long id, Target target, Plan plan, boolean trying) {
        return jdbc.sql("""
                update import_run r set target = :target, mapping = :mapping::jsonb, trying = :trying
                 where r.id = :id and not r.finished
                   and not exists (select from job j where j.id = r.job_id and j.state in ('waiting', 'running'))
                """)
                        .param("id", id)
                        .param("target", target.code())
                        .param("trying", trying)
                        .param("mapping", json.writeValueAsString(plan))
                        .update()
                == 1;
    }

    void remove(long id) {
        jdbc.sql("delete from import_run where id = :id").param("id", id).update();
    }

    void started(long id, JobId job) {
        jdbc.sql("update import_run set job_id = :job where id = :id")
                .param("id", id)
                .param("job", job.value())
                .update();
    }

    /// Only where no other job has it: what was tried is taken in, or what was taken in is taken back.
    boolean begin(long id, boolean takingBack, JobId job) {
        return jdbc.sql("""
                update import_run r set trying = false, taking_back = :back, job_id = :job
                 where r.id = :id and r.finished = :back and r.taken_back_at is null and not (:back and r.forgotten) and r.mapping is not null
                   and not exists (select from job j where j.id = r.job_id and j.state in ('waiting', 'running'))
                """)
                        .param("id", id)
                        .param("back", takingBack)
                        .param("job", job.value())
                        .update()
                == 1;
    }

    Plan plan(long id) {
        return planned(id).orElseThrow();
    }

    /// Empty until somebody said how to take it in.
    Optional<Plan> planned(long id) {
        return jdbc.sql("select mapping::text from import_run where id = :id and mapping is not null")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(plan -> json.readValue(plan, Plan.class));
    }

    boolean trying(long id) {
        return jdbc.sql("select trying from import_run where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// In the transaction that brings the rows: there are either both or none.
    void finished(long id, Counts counts) {
        counted(id, "finished = true, finished_at = :now", counts);
    }

    void tried(long id, Counts counts) {
        counted(id, "tried_at = :now", counts);
    }

    void takenBack(long id, TakenBack taken) {
        jdbc.sql("""
                update import_run set taken_back_at = :now, removed = :removed, restored = :restored, kept = :kept
                 where id = :id
                """)
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .param("removed", taken.removed())
                .param("restored", taken.restored())
                .param("kept", taken.kept())
                .update();
    }

    private void counted(long id, String what, Counts counts) {
        jdbc.sql("""
                update import_run
                   set %s, rows = :rows, created = :created, updated = :updated, unchanged = :unchanged,
                       repeated = :repeated, refused = :refused, skipped = :skipped
                 where id = :id
                """.formatted(what))
                .param("id", id)
                .param("now", Rows.at(clock.instant()))
                .param("rows", counts.rows())
                .param("created", counts.created())
                .param("updated", counts.updated())
                .param("unchanged", counts.unchanged())
                .param("repeated", counts.repeated())
                .param("refused", counts.refused())
                .param("skipped", counts.skipped())
                .update();
    }

    /// Says of runs that ended before `then` that nothing is known any more of what they changed.
    List<Long> forget(Instant then) {
        return jdbc.sql("""
                update import_run r set forgotten = true
                 where r.finished and r.finished_at < :then and not r.forgotten and r.taken_back_at is null
                   and not exists (select from job j where j.id = r.job_id and j.state in ('waiting', 'running'))
                returning r.id
                """)
                .param("then", Rows.at(then))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// What a run met that was given up for its many errors.
    void refused(long id, long rows, long refused) {
        jdbc.sql("update import_run set rows = :rows, refused = :refused where id = :id")
                .param("id", id)
                .param("rows", rows)
                .param("refused", refused)
                .update();
    }

    void columns(long id, List<String> names) {
        jdbc.sql("update import_run set columns = :names where id = :id")
                .param("id", id)
                .param("names", names.toArray(String[]::new))
                .update();
    }

    private static ImportRun run(ResultSet row) throws SQLException {
        Upload upload = UploadStore.upload(row, "upload_id", "file");
        Long job = Rows.optionalLong(row, "job_id");
        String by = row.getString("by");
        return new ImportRun(
                row.getLong("id"),
                upload,
                Target.of(row.getString("target")).orElseThrow(),
                state(row, job != null),
                job,
                row.getLong("done"),
                row.getLong("total"),
                row.getString("reason"),
                new Counts(
                        row.getLong("rows"),
                        row.getLong("created"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("repeated"),
                        row.getLong("refused"),
                        row.getLong("skipped")),
                new TakenBack(row.getLong("removed"), row.getLong("restored"), row.getLong("kept")),
                row.getBoolean("forgotten"),
                List.of((String[]) row.getArray("columns").getArray()),
                by == null ? "" : by,
                Rows.instant(row, "created_at"),
                Rows.optionalInstant(row, "finished_at"));
    }

    /// A job that nobody remembers and that did not finish was cancelled or failed long ago.
    private static ImportRun.State state(ResultSet row, boolean started) throws SQLException {
        String job = row.getString("job_state");
        boolean working = "waiting".equals(job) || "running".equals(job);
        if (row.getObject("taken_back_at") != null) return ImportRun.State.TAKEN_BACK;
        if (row.getBoolean("finished"))
            return row.getBoolean("taking_back") && working ? ImportRun.State.TAKING_BACK : ImportRun.State.DONE;
        if (!started) return ImportRun.State.MAPPING;
        boolean tried = row.getBoolean("trying") && row.getObject("tried_at") != null;
        if (tried && !working && !"failed".equals(job)) return ImportRun.State.TRIED;
        if (job == null) return ImportRun.State.CANCELLED;
        return switch (job) {
            case "waiting" -> ImportRun.State.WAITING;
            case "running", "done" -> ImportRun.State.RUNNING;
            case "failed" -> ImportRun.State.FAILED;
            default -> ImportRun.State.CANCELLED;
        };
    }
}

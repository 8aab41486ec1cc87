package io.attune.imports.files;

import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.tabular.LateRefusal;
import io.attune.platform.tabular.Problem;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Rows;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a file in, as one transaction: cut off, cancelled or failed, it leaves nothing, and begins again from the
/// start. A try does the same up to the point where rows would be written, and takes the transaction back.
@Component
class ImportFile implements JobKind {
    static final int MOST_ERRORS = 100_000;
    private static final int KEPT_ERRORS = 1_000;
    private static final int BETWEEN_PROGRESS = 500;

    private final ImportStore runs;
    private final UploadStore uploads;
    private final RefusedRows refusedRows;
    private final OutcomeStore samples;
    private final ImportNoticeStore notices;
    private final Intakes intakes;
    private final OwnFields fields;
    private final Turns turns;
    private final TransactionTemplate transaction;

    ImportFile(
            ImportStore runs,
            UploadStore uploads,
            RefusedRows refusedRows,
            OutcomeStore samples,
            ImportNoticeStore notices,
            Intakes intakes,
            OwnFields fields,
            Turns turns,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.uploads = uploads;
        this.refusedRows = refusedRows;
        this.samples = samples;
        this.notices = notices;
        this.intakes = intakes;
        this.fields = fields;
        this.turns = turns;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The run that is meant; whether it is only tried stands with the run.
    record Input(long run) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(JobRun job) {
        ImportRun run = runs.find(job.input(Input.class).run()).orElseThrow();
        job.page(run.path());
        // Cut off between its transaction and the end of its job: the rows are in already.
        if (run.takenIn()) return;
        try {
            if (runs.trying(run.id())) tryOut(job, run);
            else {
                job.result(Objects.requireNonNull(transaction.execute(_ -> takeIn(job, run))));
                uploads.forgetBytes(run.upload().id());
            }
        } catch (TooManyErrors e) {
            transaction.executeWithoutResult(_ -> giveUp(run, e));
            throw new JobFailed("imports.failure.errors", (long) MOST_ERRORS);
        }
    }

    private Counts takeIn(JobRun job, ImportRun run) {
        turns.take(job);
        job.step("reading");
        try (Rows rows = open(run)) {
            Intake intake = intakes.begin(run.target(), runs.plan(run.id()), run.id());
            RefusedRows.Log log = refusedRows.begin(run.id());
            runs.columns(run.id(), rows.names());
            var refused = new Refused(rows.names(), log::add);
            long read = read(job, size(run), rows, intake, refused);
            late(run, intake, refused);
            log.flush();
            job.step("keeping");
            Counts counts = Counts.of(read, refused.count, intake.settle(job::progress));
            List<Sample> told = new ArrayList<>();
            intake.tell(told::add);
            samples.keep(run.id(), told);
            notices.keep(run.id(), intake.notices());
            runs.finished(run.id(), counts);
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a try found: all that is left of its transaction.
    private record Found(
            List<String> columns,
            Counts counts,
            List<Row.Refused> refused,
            List<Sample> samples,
            List<Notice> notices) {}

    private void tryOut(JobRun job, ImportRun run) {
        Found found = Objects.requireNonNull(transaction.execute(state -> {
            state.setRollbackOnly();
            return tried(job, run);
        }));
        job.result(found.counts);
        transaction.executeWithoutResult(_ -> {
            RefusedRows.Log log = refusedRows.begin(run.id());
            found.refused.forEach(log::add);
            log.flush();
            samples.keep(run.id(), found.samples);
            notices.keep(run.id(), found.notices);
            runs.columns(run.id(), found.columns);
            runs.tried(run.id(), found.counts);
        });
    }

    private Found tried(JobRun job, ImportRun run) {
        turns.take(job);
        job.step("reading");
        try (Rows rows = open(run)) {
            Intake intake = intakes.begin(run.target(), runs.plan(run.id()), run.id());
            List<Row.Refused> first = new ArrayList<>();
            var refused = new Refused(rows.names(), row -> {
                if (first.size() < KEPT_ERRORS) first.add(row);
            });
            long read = read(job, size(run), rows, intake, refused);
            late(run, intake, refused);
            job.step("trying");
            List<Sample> shown = new ArrayList<>();
            Tally tally = intake.forecast(shown::add);
            return new Found(rows.names(), Counts.of(read, refused.count, tally), first, shown, intake.notices());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size(ImportRun run) {
        return run.upload().size(runs.plan(run.id()).part());
    }

    private static long read(JobRun job, long size, Rows rows, Intake intake, Refused refused) {
        long read = 0;
        while (rows.hasNext()) {
            Row.Refused wrong = taken(rows.next(), intake);
            read++;
            if (wrong != null) refused.add(wrong, read);
            if (read % BETWEEN_PROGRESS == 0) job.progress(read, expected(size, rows.bytesRead(), read));
        }
        refused.read = read;
        return read;
    }

    private static Row.@Nullable Refused taken(Row row, Intake intake) {
        return switch (row) {
            case Row.Refused refused -> intake.goesOn(refused) ? null : refused;
            case Row.Parsed parsed -> {
                try {
                    intake.take(parsed);
                    yield null;
                } catch (RowRefused e) {
                    yield parsed.refused(e.column(), e.problem());
                } catch (IllegalArgumentException _) {
                    yield parsed.refused("", Problem.of("imports.refused.row"));
                }
            }
        };
    }

    /// Rows that cannot be taken as only all of them together show: the file is read once more for what they said.
    private void late(ImportRun run, Intake intake, Refused refused) throws IOException {
        Map<Long, LateRefusal> late = new HashMap<>();
        intake.resolve(refusal -> {
            late.put(refusal.line(), refusal);
            if (refused.count + late.size() > MOST_ERRORS) throw refused.tooMany();
        });
        if (late.isEmpty()) return;
        try (Rows rows = open(run)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                LateRefusal refusal = late.get(row.line());
                if (refusal != null && row instanceof Row.Parsed parsed)
                    refused.add(parsed.refused(refusal.column(), refusal.problem()), refused.read);
            }
        }
    }

    /// How many rows there are, if the rest is like what was read.
    private static long expected(long size, long bytes, long read) {
        if (bytes == 0) return 0;
        return Math.max(read, Math.round((double) size / bytes * read));
    }

    private Rows open(ImportRun run) throws IOException {
        Plan plan = runs.plan(run.id());
        try {
            return Rows.open(
                    uploads.open(run.upload(), plan.part()),
                    plan.layout(),
                    plan.mapping(fields.of(run.target()).all()));
        } catch (IllegalArgumentException e) {
            throw new JobFailed("imports.failure.mapping");
        }
    }

    private void giveUp(ImportRun run, TooManyErrors errors) {
        RefusedRows.Log log = refusedRows.begin(run.id());
        errors.first.forEach(log::add);
        log.flush();
        runs.columns(run.id(), errors.columns);
        runs.refused(run.id(), errors.read, errors.refused);
    }
}

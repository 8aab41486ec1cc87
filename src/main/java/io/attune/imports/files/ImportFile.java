package io.attune.imports.files;

import io.attune.channels.FileChannels;
import io.attune.channels.Posts;
import io.attune.commerce.OrderIntake;
import io.attune.customers.PeopleIntake;
import io.attune.identity.Authors;
import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a file in, as one transaction: cut off, cancelled or failed, it leaves nothing, and begins again from the
/// start.
@Component
class ImportFile implements JobKind {
    static final int MOST_ERRORS = 100_000;
    private static final int KEPT_ERRORS = 1_000;
    private static final int BETWEEN_PROGRESS = 500;
    private static final long LOCK = 7_214_601;

    private final ImportStore runs;
    private final UploadStore uploads;
    private final RefusedRows refusedRows;
    private final PeopleIntake people;
    private final OrderIntake orders;
    private final Posts posts;
    private final FileChannels channels;
    private final Authors authors;
    private final CompanySettings settings;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ImportFile(
            ImportStore runs,
            UploadStore uploads,
            RefusedRows refusedRows,
            PeopleIntake people,
            OrderIntake orders,
            Posts posts,
            FileChannels channels,
            Authors authors,
            CompanySettings settings,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.uploads = uploads;
        this.refusedRows = refusedRows;
        this.people = people;
        this.orders = orders;
        this.posts = posts;
        this.channels = channels;
        this.authors = authors;
        this.settings = settings;
        this.events = events;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The run that is meant.
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
        if (run.state() == ImportRun.State.DONE) return;
        try {
            job.result(Objects.requireNonNull(transaction.execute(_ -> takeIn(job, run))));
        } catch (TooManyErrors e) {
            transaction.executeWithoutResult(_ -> giveUp(run, e));
            throw new JobFailed("imports.failure.errors", (long) MOST_ERRORS);
        }
        uploads.forgetBytes(run.upload().id());
    }

    private Counts takeIn(JobRun job, ImportRun run) {
        alone(job);
        Plan plan = runs.plan(run.id());
        job.step("reading");
        try (Rows rows = open(run, plan)) {
            Intake intake = intake(run, plan);
            RefusedRows.Log refused = refusedRows.begin(run.id());
            runs.columns(run.id(), rows.names());
            long read = read(job, run, rows, intake, refused);
            refused.flush();
            job.step("keeping");
            Intake.Kept kept = intake.settle(job::progress);
            var counts = new Counts(
                    read, kept.created(), kept.updated(), kept.unchanged(), kept.repeated(), refused.count());
            runs.finished(run.id(), counts);
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long read(JobRun job, ImportRun run, Rows rows, Intake intake, RefusedRows.Log refused) {
        long read = 0;
        List<Row.Refused> first = new ArrayList<>();
        while (rows.hasNext()) {
            Row.Refused wrong = taken(rows.next(), intake);
            read++;
            if (wrong != null) {
                refused.add(wrong);
                if (first.size() < KEPT_ERRORS) first.add(wrong);
                if (refused.count() > MOST_ERRORS) throw new TooManyErrors(rows.names(), first, read, refused.count());
            }
            if (read % BETWEEN_PROGRESS == 0) job.progress(read, expected(run, rows.bytesRead(), read));
        }
        return read;
    }

    private static Row.@Nullable Refused taken(Row row, Intake intake) {
        return switch (row) {
            case Row.Refused refused -> refused;
            case Row.Parsed parsed -> {
                try {
                    intake.take(parsed);
                    yield null;
                } catch (IllegalArgumentException e) {
                    yield parsed.refused("", Objects.requireNonNullElse(e.getMessage(), "the row cannot be taken"));
                }
            }
        };
    }

    /// How many rows there are, if the rest is like what was read.
    private static long expected(ImportRun run, long bytes, long read) {
        if (bytes == 0) return 0;
        return Math.max(read, Math.round((double) run.upload().size() / bytes * read));
    }

    private Rows open(ImportRun run, Plan plan) throws IOException {
        try {
            return Rows.open(uploads.open(run.upload().id()), plan.layout(), plan.mapping(run.target()));
        } catch (IllegalArgumentException e) {
            throw new JobFailed("imports.failure.mapping");
        }
    }

    private Intake intake(ImportRun run, Plan plan) {
        return switch (run.target()) {
            case PEOPLE -> new PeopleRows(people, authors, run.id());
            case ORDERS -> new OrderRows(orders, events, settings.current(), run.id());
            case POSTS ->
                new PostRows(posts, channels, Objects.requireNonNull(plan.posts(), "a channel for posts"), run.id());
        };
    }

    /// Two imports at once would wait for each other's rows, or lock each other out: they take turns.
    private void alone(JobRun job) {
        job.step("turn");
        while (!jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single()) {
            job.progress(0, 0);
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while another import runs", e);
            }
        }
    }

    private void giveUp(ImportRun run, TooManyErrors errors) {
        RefusedRows.Log log = refusedRows.begin(run.id());
        errors.first.forEach(log::add);
        log.flush();
        runs.columns(run.id(), errors.columns);
        runs.refused(run.id(), errors.read, errors.refused);
    }

    /// Carries what is worth showing out of the transaction that is rolled back.
    private static final class TooManyErrors extends RuntimeException {
        private final transient List<String> columns;
        private final transient List<Row.Refused> first;
        private final long read;
        private final long refused;

        TooManyErrors(List<String> columns, List<Row.Refused> first, long read, long refused) {
            super("too many rows are wrong", null, false, false);
            this.columns = columns;
            this.first = first;
            this.read = read;
            this.refused = refused;
        }
    }
}

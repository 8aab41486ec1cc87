package io.attune.imports.files;

import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.tabular.TakenBack;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a run back, as one transaction: all of it, except what was used or changed since.
@Component
class TakeBack implements JobKind {
    private final ImportStore runs;
    private final OutcomeStore samples;
    private final Intakes intakes;
    private final Turns turns;
    private final TransactionTemplate transaction;

    TakeBack(
            ImportStore runs,
            OutcomeStore samples,
            Intakes intakes,
            Turns turns,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.samples = samples;
        this.intakes = intakes;
        this.turns = turns;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The run that is meant.
    record Input(long run) {}

    @Override
    public String name() {
        return "import-taking-back";
    }

    @Override
    public void run(JobRun job) {
        ImportRun run = runs.find(job.input(Input.class).run()).orElseThrow();
        job.page(run.path());
        if (run.state() == ImportRun.State.TAKEN_BACK) return;
        job.result(Objects.requireNonNull(transaction.execute(_ -> takeBack(job, run))));
    }

    private TakenBack takeBack(JobRun job, ImportRun run) {
        turns.take(job);
        job.step("working");
        OutcomeStore.TakenBackLog log = samples.begin(run.id());
        TakenBack taken = intakes.takeBack(run.target(), run.id(), job::progress, log::kept);
        log.flush();
        runs.takenBack(run.id(), taken);
        return taken;
    }
}

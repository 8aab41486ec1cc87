package io.attune.platform.jobs;

import io.attune.platform.jobs.JobStore.Claim;
import io.attune.platform.jobs.JobStore.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One attempt at a job on this node. The job's own thread only leaves notes here; the [JobReporter]
/// writes them down.
class RunningJob implements JobRun {
    private final Claim claim;
    private final JsonMapper json;
    private volatile Progress progress = Progress.NONE;
    private volatile boolean stopped;
    private volatile @Nullable Object result;

    RunningJob(Claim claim, JsonMapper json) {
        this.claim = claim;
        this.json = json;
        this.stopped = claim.cancelRequested();
    }

    @Override
    public JobId id() {
        return claim.id();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public <T> T input(Class<T> type) {
        return json.readValue(claim.input(), type);
    }

    @Override
    public void progress(long done, long total) {
        if (done < 0 || total < 0) throw new IllegalArgumentException("progress must not be negative");
        Progress last = progress;
        progress = new Progress(done, total, last.step(), last.page());
        goOn();
    }

    @Override
    public void step(String step) {
        Progress last = progress;
        progress = new Progress(last.done(), last.total(), step, last.page());
        goOn();
    }

    @Override
    public void page(String path) {
        Progress last = progress;
        progress = new Progress(last.done(), last.total(), last.step(), path);
    }

    @Override
    public void result(Object result) {
        this.result = result;
    }

    Claim claim() {
        return claim;
    }

    Progress lastProgress() {
        return progress;
    }

    Optional<Object> lastResult() {
        return Optional.ofNullable(result);
    }

    void stop() {
        stopped = true;
    }

    private void goOn() {
        if (stopped) throw new JobCancelled(claim.id());
    }
}

package io.attune.segments.membership;

import io.attune.platform.jobs.JobFailed;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import java.util.List;
import org.springframework.stereotype.Component;

/// Judges everybody by all segments that wait for it. What waits stands in the segments, so a run that was cut off
/// simply goes on where it was, and what is wished for meanwhile is heeded by the same run.
@Component
class EvaluateSegments implements JobKind {
    private final Evaluating evaluating;

    EvaluateSegments(Evaluating evaluating) {
        this.evaluating = evaluating;
    }

    /// There is nothing to choose.
    record Input() {}

    /// Shown when the job is done; the order is that of the message `job.segments.result`.
    record Outcome(long segments, long failed) {}

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public void run(JobRun run) {
        run.page("/segments");
        long done = 0;
        long failed = 0;
        for (List<Segment> waiting = evaluating.waiting(); !waiting.isEmpty(); waiting = evaluating.waiting()) {
            run.progress(done, done + waiting.size());
            if (!evaluating.everybody(waiting.getFirst())) failed++;
            done++;
        }
        run.result(new Outcome(done, failed));
        if (failed > 0) throw new JobFailed("job.segments.failed", failed);
    }
}

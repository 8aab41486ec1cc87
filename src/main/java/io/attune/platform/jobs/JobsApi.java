package io.attune.platform.jobs;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Jobs as a program follows them.
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {
    private final JobStore store;
    private final Jobs jobs;

    JobsApi(JobStore store, Jobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /// `failure` names the reason by a key that stays the same from version to version.
    @Schema(name = "JobAnswer")
    record Answer(
            long id,
            String kind,
            String state,
            long done,
            long total,
            int attempt,
            Instant createdAt,
            @Nullable Instant endedAt,

            @Schema(type = "object", implementation = Object.class) @Nullable
            JsonNode result,

            @Nullable String failure) {
        static Answer of(Job job) {
            return switch (job.state()) {
                case JobState.Waiting() -> of(job, null, null, null);
                case JobState.Running(var _) -> of(job, null, null, null);
                case JobState.Done(var at, var result) -> of(job, at, result, null);
                case JobState.Failed(var at, var reason, var _) -> of(job, at, null, reason);
                case JobState.Cancelled(var at) -> of(job, at, null, null);
            };
        }

        private static Answer of(
                Job job, @Nullable Instant endedAt, @Nullable JsonNode result, @Nullable String failure) {
            return new Answer(
                    job.id().value(),
                    job.kind(),
                    job.state().name(),
                    job.done(),
                    job.total(),
                    job.attempt(),
                    job.createdAt(),
                    endedAt,
                    result,
                    failure);
        }
    }

    @Operation(summary = "How far a job is, and what came of it")
    @GetMapping("/{id}")
    Answer show(Viewer viewer, @PathVariable long id) {
        return Answer.of(find(viewer, id));
    }

    @Operation(summary = "Ask a job to stop")
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer cancel(Viewer viewer, @PathVariable long id) {
        jobs.cancel(find(viewer, id).id());
        return show(viewer, id);
    }

    private Job find(Viewer viewer, long id) {
        return store.find(viewer, new JobId(id)).orElseThrow(() -> new NotFound("job " + id));
    }
}

package io.attune.platform.jobs;

import io.attune.platform.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job in words.
public record JobPage(Job job, Instant now) {
    public String title(Words words) {
        return words.text("job." + job.kind());
    }

    /// What it does now, how it ended, or that it waits.
    public String says(Words words) {
        return switch (job.state()) {
            case JobState.Waiting() -> words.text("job.says.waiting");
            case JobState.Running(var _) when job.cancelRequested() -> words.text("job.says.stopping");
            case JobState.Running(var _) ->
                job.step() == null
                        ? words.text("job.says.running")
                        : words.text("job." + job.kind() + "." + job.step());
            case JobState.Done(var _, var result) -> result(words, result);
            case JobState.Failed(var _, var reason, var arguments) -> words.text(reason, arguments.toArray());
            case JobState.Cancelled(var _) -> words.text("job.says.cancelled");
        };
    }

    /// Such as "1,200 of 6,919"; absent where there is nothing to count.
    public Optional<String> counted(Words words) {
        if (job.done() == 0 && job.total() == 0) return Optional.empty();
        if (job.total() == 0) return Optional.of(words.number(job.done()));
        return Optional.of(words.text("job.counted", job.done(), job.total()));
    }

    public Optional<String> left(Words words) {
        return job.left(now)
                .map(left -> left.toMinutes() < 1
                        ? words.text("job.left.seconds", Math.max(1, left.toSeconds()))
                        : words.text("job.left", words.length(left)));
    }

    public boolean running() {
        return job.state() instanceof JobState.Running;
    }

    public boolean failed() {
        return job.state() instanceof JobState.Failed;
    }

    public boolean cancellable() {
        return job.state().active() && !job.cancelRequested();
    }

    public @Nullable Instant endedAt() {
        return switch (job.state()) {
            case JobState.Waiting() -> null;
            case JobState.Running(var _) -> null;
            case JobState.Done(var at, var _) -> at;
            case JobState.Failed(var at, var _, var _) -> at;
            case JobState.Cancelled(var at) -> at;
        };
    }

    private String result(Words words, @Nullable JsonNode result) {
        String done = words.text("job.says.done");
        if (result == null) return done;
        @Nullable
        String said =
                words.messages().getMessage("job." + job.kind() + ".result", arguments(result), null, words.locale());
        return said == null ? done : said;
    }

    /// The fields of the result in their order, numbers as numbers, so that messages can format them.
    private static Object[] arguments(JsonNode result) {
        List<Object> values = new ArrayList<>();
        for (JsonNode field : result) {
            if (field.isIntegralNumber()) values.add(field.longValue());
            else if (field.isNumber()) values.add(field.doubleValue());
            else values.add(field.isValueNode() ? field.asString() : field.toString());
        }
        return values.toArray();
    }
}

package io.attune.platform.jobs;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Where a job stands.
public sealed interface JobState {
    record Waiting() implements JobState {}

    record Running(Instant since) implements JobState {}

    record Done(Instant at, @Nullable JsonNode result) implements JobState {}

    /// `reason` is a message key.
    record Failed(Instant at, String reason, List<Object> arguments) implements JobState {}

    record Cancelled(Instant at) implements JobState {}

    default boolean active() {
        return this instanceof Waiting || this instanceof Running;
    }

    /// The last part of the message key `job.state.<name>`, and what the API says.
    default String name() {
        return switch (this) {
            case Waiting() -> "waiting";
            case Running(var _) -> "running";
            case Done(var _, var _) -> "done";
            case Failed(var _, var _, var _) -> "failed";
            case Cancelled(var _) -> "cancelled";
        };
    }
}

package io.attune.imports.files;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One file on its way in. `job` is absent until it was started; `reason` is the message key of why it failed.
public record ImportRun(
        long id,
        Upload upload,
        Target target,
        State state,
        @Nullable Long job,
        long done,
        long total,
        @Nullable String reason,
        Counts counts,
        List<String> columns,
        String by,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    public ImportRun {
        columns = List.copyOf(columns);
    }

    /// Its words are `imports.state.<name>`.
    public enum State {
        MAPPING,
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether its job waits or runs.
    public boolean active() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /// Whether somebody may say how to take it in: not yet started, or ended without an outcome.
    public boolean open() {
        return !active() && state != State.DONE;
    }

    public String path() {
        return "/imports/" + id;
    }
}

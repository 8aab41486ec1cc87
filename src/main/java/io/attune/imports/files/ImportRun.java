package io.attune.imports.files;

import io.attune.platform.tabular.TakenBack;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One file on its way in. `job` is absent until it was started; `reason` is the message key of why it failed. Where
/// what it changed is `forgotten` it cannot be taken back.
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
        TakenBack takenBack,
        boolean forgotten,
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
        /// Looked at whole, without taking anything in.
        TRIED,
        DONE,
        FAILED,
        CANCELLED,
        TAKING_BACK,
        TAKEN_BACK;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether its job waits or runs.
    public boolean active() {
        return state == State.WAITING || state == State.RUNNING || state == State.TAKING_BACK;
    }

    /// Whether its rows were taken in, whatever happened then.
    public boolean takenIn() {
        return state == State.DONE || state == State.TAKING_BACK || state == State.TAKEN_BACK;
    }

    public boolean reversible() {
        return state == State.DONE && target.reversible() && !forgotten;
    }

    /// Whether somebody may say how to take it in: not yet started, or ended without an outcome.
    public boolean open() {
        return !active() && !takenIn();
    }

    public String path() {
        return "/imports/" + id;
    }
}

package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A task as programs read it. It is due on a day or at a moment: one of `dueOn` and `dueAt` is there.
@Schema(name = "Task")
record ApiTask(
        long id,
        @Nullable String externalId,
        String title,
        @Nullable String detail,
        @Nullable Long person,
        @Nullable Long account,
        @Nullable Link link,
        long assignee,
        @Nullable LocalDate dueOn,
        @Nullable Instant dueAt,

        @Schema(allowableValues = {"none", "due", "quarter", "hour", "day"})
        String reminder,

        @Nullable Instant doneAt,
        long author,
        Instant createdAt,
        Instant changedAt) {
    /// `about` is whom the viewer may know it is about.
    static ApiTask of(Task task, Subject about, @Nullable String externalId) {
        Task.Link link = task.link();
        return new ApiTask(
                task.id(),
                externalId,
                task.title(),
                task.detail().isEmpty() ? null : task.detail(),
                about.personColumn(),
                about.accountColumn(),
                link == null ? null : new Link(link.path(), link.name()),
                task.assignee().value(),
                task.due().day(),
                task.due().day() == null ? task.due().at() : null,
                task.reminder().code(),
                task.doneAt(),
                task.authorId().value(),
                task.createdAt(),
                task.changedAt());
    }

    /// A page of Attune that a task belongs to, such as `/deals/7`.
    @Schema(name = "TaskLink")
    record Link(
            @NotBlank(message = "problem.required")
            @Pattern(regexp = "/[A-Za-z0-9][\\w\\-/]{0,190}", message = "api.problem.task.link")
            @Nullable
            String path,

            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String name) {}

    /// A task as programs write it: by the token's owner today, unless said otherwise. `person` and `account` are said
    /// of a new one only.
    @Schema(name = "TaskInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @NotBlank(message = "problem.required") @Size(max = 300, message = "problem.long") @Nullable
            String title,

            @Size(max = 10_000, message = "problem.long") @Nullable
            String detail,

            @Nullable Long person,
            @Nullable Long account,
            @Valid @Nullable Link link,
            @Nullable Long assignee,

            @Schema(description = "The day, in the zone of the token's owner; instead of dueAt") @Nullable
            LocalDate dueOn,

            @Schema(description = "The moment; instead of dueOn") @Nullable
            Instant dueAt,

            @Schema(
                    allowableValues = {"none", "due", "quarter", "hour", "day"},
                    defaultValue = "none",
                    description = "At the time itself, or so long before")
            @Pattern(regexp = "none|due|quarter|hour|day", message = "problem.malformed")
            @Nullable
            String reminder,

            @Schema(description = "When it was done; open where it is absent") @Nullable
            Instant doneAt) {
        Input {
            // Finer than the database keeps, a moment would never be what it was.
            dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MICROS);
            doneAt = doneAt == null ? null : doneAt.truncatedTo(ChronoUnit.MICROS);
        }

        static Input of(ApiTask task) {
            return new Input(
                    task.externalId(),
                    task.title(),
                    task.detail(),
                    task.person(),
                    task.account(),
                    task.link(),
                    task.assignee(),
                    task.dueOn(),
                    task.dueAt(),
                    task.reminder(),
                    task.doneAt());
        }

        /// Whoever now says a day means the moment no more, and the other way round.
        Input after(Input was) {
            if (dueOn == null || dueAt == null) return this;
            return was.dueOn == null ? due(dueOn, null) : due(null, dueAt);
        }

        /// With what is not told by the draft of a task as of another one.
        Input but(Input other) {
            return new Input(
                    other.externalId,
                    title,
                    detail,
                    other.person,
                    other.account,
                    link,
                    assignee,
                    dueOn,
                    dueAt,
                    reminder,
                    other.doneAt);
        }

        String kindOfReminder() {
            return Objects.requireNonNullElse(reminder, "none");
        }

        private Input due(@Nullable LocalDate day, @Nullable Instant at) {
            return new Input(externalId, title, detail, person, account, link, assignee, day, at, reminder, doneAt);
        }
    }
}

package io.attune.activities.tasks;

import io.attune.activities.subjects.NamedSubjects;
import io.attune.activities.tasks.ApiTask.Input;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Upsert;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Tasks for programs: those of the customers whom the token's owner sees, and those that they are to do or gave.
@RestController
@RequestMapping("/api/v1/tasks")
@Needs(Right.SEE_CUSTOMERS)
class TasksApi {
    private final Tasks tasks;
    private final TaskStore store;
    private final TaskWriting writing;
    private final NamedSubjects subjects;
    private final Bodies bodies;
    private final Bulk bulk;

    TasksApi(Tasks tasks, TaskStore store, TaskWriting writing, NamedSubjects subjects, Bodies bodies, Bulk bulk) {
        this.tasks = tasks;
        this.store = store;
        this.writing = writing;
        this.subjects = subjects;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkTasks")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Operation(summary = "The newest tasks first")
    Slice<ApiTask> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false)
                    @Pattern(regexp = "me|\\d{1,18}", message = "problem.malformed")
                    @Parameter(description = "A colleague's number, or me")
                    @Nullable
                    String assignee,
            @RequestParam(required = false) @Nullable Boolean done,
            @RequestParam(required = false)
                    @Parameter(description = "Late at this moment, if they are still open")
                    @Nullable
                    Instant dueBefore,
            @RequestParam(required = false) @Nullable Instant changedSince,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        NamedSubjects.requireReading(viewer);
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        Long whose = assignee == null
                ? null
                : Long.valueOf(assignee.equals("me") ? viewer.user().toString() : assignee);
        List<Task> found = subjects.find(viewer, person, account)
                .map(subject -> new TaskFilter(subject, whose, done, dueBefore, changedSince))
                .map(filter -> store.page(viewer, filter, before, limit + 1))
                .orElse(List.of());
        return Slice.of(writing.shown(viewer, found), limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task; its version is the ETag")
    ResponseEntity<ApiTask> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Write a task, also one that was done already")
    ResponseEntity<ApiTask> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(viewer, HttpStatus.CREATED, writing.create(viewer, input));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a task, say when it was done, or open it again")
    ResponseEntity<ApiTask> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Task before = find(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(writing.shown(viewer, before));
        writing.change(viewer, before, version, was, bodies.merge(was, patch, Input.class));
        return answer(viewer, HttpStatus.OK, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a task; a colleague can bring it back for 30 days")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Task before = find(viewer, id);
        writing.delete(viewer, before, Version.matching(ifMatch, before.version()));
    }

    @PostMapping("/{id}/completion")
    @Operation(summary = "Say that a task is done now; one that is done already stays as it is")
    ResponseEntity<ApiTask> complete(Viewer viewer, @PathVariable long id) {
        NamedSubjects.requireWriting(viewer);
        tasks.complete(viewer, find(viewer, id).id());
        return answer(viewer, HttpStatus.OK, id);
    }

    @DeleteMapping("/{id}/completion")
    @Operation(summary = "Open a task again")
    ResponseEntity<ApiTask> reopen(Viewer viewer, @PathVariable long id) {
        NamedSubjects.requireWriting(viewer);
        tasks.reopen(viewer, find(viewer, id).id());
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 tasks by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        NamedSubjects.requireWriting(viewer);
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Task, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        Task::id,
                        task -> Input.of(writing.shown(viewer, task)),
                        input -> writing.create(viewer, input),
                        (before, was, input) -> writing.change(viewer, before, before.version(), was, input)));
    }

    private Task find(Viewer viewer, long id) {
        return writing.find(viewer, id).orElseThrow(() -> new NotFound("task " + id));
    }

    private ResponseEntity<ApiTask> answer(Viewer viewer, HttpStatus status, long id) {
        Task task = find(viewer, id);
        var answer = ResponseEntity.status(status).eTag(Version.tag(task.version()));
        if (status == HttpStatus.CREATED) answer.location(URI.create("/api/v1/tasks/" + id));
        return answer.body(writing.shown(viewer, task));
    }
}

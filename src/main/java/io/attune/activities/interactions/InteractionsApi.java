package io.attune.activities.interactions;

import io.attune.activities.files.ApiFile;
import io.attune.activities.files.FileWriting;
import io.attune.activities.interactions.ApiInteraction.Input;
import io.attune.activities.subjects.NamedSubjects;
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
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/// Calls, meetings, e-mails, chats and notes for programs, in the name of the token's owner.
@RestController
@RequestMapping("/api/v1/interactions")
@Needs(Right.SEE_CUSTOMERS)
class InteractionsApi {
    private final InteractionStore store;
    private final InteractionWriting writing;
    private final NamedSubjects subjects;
    private final FileWriting files;
    private final Bodies bodies;
    private final Bulk bulk;

    InteractionsApi(
            InteractionStore store,
            InteractionWriting writing,
            NamedSubjects subjects,
            FileWriting files,
            Bodies bodies,
            Bulk bulk) {
        this.store = store;
        this.writing = writing;
        this.subjects = subjects;
        this.files = files;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkInteractions")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Operation(summary = "Those that were written down last come first")
    Slice<ApiInteraction> list(
            Viewer viewer,
            @RequestParam(required = false) @Parameter(description = "About them, or they were there") @Nullable
                    Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false)
                    @Pattern(regexp = "note|call|meeting|mail|chat", message = "problem.malformed")
                    @Schema(allowableValues = {"note", "call", "meeting", "mail", "chat"})
                    @Nullable
                    String kind,
            @RequestParam(required = false) @Parameter(description = "A colleague's number") @Nullable Long author,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Parameter(description = "This moment is not part of it") @Nullable
                    Instant until,
            @RequestParam(required = false) @Nullable Instant changedSince,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        NamedSubjects.requireReading(viewer);
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        List<Interaction> found = subjects.find(viewer, person, account)
                .map(subject -> new InteractionFilter(subject, kind, author, from, until, changedSince))
                .map(filter -> store.page(viewer, filter, before, limit + 1))
                .orElse(List.of());
        return Slice.of(writing.shown(viewer, found), limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One interaction; its version is the ETag")
    ResponseEntity<ApiInteraction> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, id);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Write a call, meeting, mail or chat down, or a note")
    ResponseEntity<ApiInteraction> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(viewer, HttpStatus.CREATED, writing.create(viewer, input));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change an interaction; its others are replaced as a whole")
    ResponseEntity<ApiInteraction> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Interaction before = find(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        Input was = Input.of(writing.shown(viewer, before));
        writing.change(viewer, before, version, was, bodies.merge(was, patch, Input.class));
        return answer(viewer, HttpStatus.OK, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an interaction; a colleague can bring it back for 30 days")
    void delete(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Interaction before = find(viewer, id);
        writing.delete(viewer, before, Version.matching(ifMatch, before.version()));
    }

    @PostMapping(path = "/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "Kept")
    @Operation(summary = "Attach a file: it is for whom the interaction is for, and goes with it")
    ResponseEntity<ApiFile> attach(Viewer viewer, @PathVariable long id, @RequestParam MultipartFile file)
            throws IOException {
        NamedSubjects.requireWriting(viewer);
        Interaction interaction = find(viewer, id);
        if (!interaction.changeable()) throw new NotFound("interaction " + id);
        ApiFile kept = files.keep(viewer, interaction.subject(), id, file);
        return ResponseEntity.created(URI.create("/api/v1/files/" + kept.id())).body(kept);
    }

    @PostMapping("/bulk")
    @Operation(summary = "Create or change up to 1,000 interactions by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        NamedSubjects.requireWriting(viewer);
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Interaction, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        Interaction::id,
                        interaction -> Input.of(writing.shown(viewer, interaction)),
                        input -> writing.create(viewer, input),
                        (before, was, input) -> writing.change(viewer, before, before.version(), was, input)));
    }

    private Interaction find(Viewer viewer, long id) {
        NamedSubjects.requireReading(viewer);
        return writing.find(viewer, id).orElseThrow(() -> new NotFound("interaction " + id));
    }

    private ResponseEntity<ApiInteraction> answer(Viewer viewer, HttpStatus status, long id) {
        Interaction interaction = find(viewer, id);
        var answer = ResponseEntity.status(status).eTag(Version.tag(interaction.version()));
        if (status == HttpStatus.CREATED) answer.location(URI.create("/api/v1/interactions/" + id));
        return answer.body(writing.shown(viewer, interaction));
    }
}

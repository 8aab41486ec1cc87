package io.attune.activities.files;

import io.attune.activities.subjects.NamedSubjects;
import io.attune.activities.subjects.Subject;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Slice;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Files of customers for programs. A file does not change: another one is put beside it.
@RestController
@RequestMapping("/api/v1/files")
@Needs(Right.SEE_CUSTOMERS)
class FilesApi {
    private final Files files;
    private final FileStore store;
    private final FileWriting writing;
    private final NamedSubjects subjects;

    FilesApi(Files files, FileStore store, FileWriting writing, NamedSubjects subjects) {
        this.files = files;
        this.store = store;
        this.writing = writing;
        this.subjects = subjects;
    }

    @GetMapping
    @Operation(summary = "The newest files first, those of interactions too")
    Slice<ApiFile> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable Long interaction,
            @RequestParam(required = false) @Nullable Instant addedSince,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        NamedSubjects.requireReading(viewer);
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        List<CustomerFile> found = subjects.find(viewer, person, account)
                .map(subject -> new FileFilter(subject, interaction, addedSince))
                .map(filter -> store.page(viewer, filter, before, limit + 1))
                .orElse(List.of());
        return Slice.of(writing.shown(viewer, found), limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "What a file is")
    ApiFile show(Viewer viewer, @PathVariable long id) {
        return writing.shown(viewer, List.of(find(viewer, id))).getFirst();
    }

    @GetMapping("/{id}/content")
    @ApiResponse(
            responseCode = "200",
            description = "Its bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @Operation(summary = "The bytes of a file")
    void download(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        CustomerFile file = find(viewer, id);
        Download.send(file, files.shelf(file), response);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "Kept")
    @Operation(summary = "Keep a file of a person or account; programs, scripts and web pages are refused")
    ResponseEntity<ApiFile> upload(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account)
            throws IOException {
        NamedSubjects.requireWriting(viewer);
        Subject about = subjects.read(viewer, person, account);
        if (about.nobody()) throw ApiProblem.field("person", "problem.required");
        ApiFile kept = writing.keep(viewer, about, null, file);
        return ResponseEntity.created(URI.create("/api/v1/files/" + kept.id())).body(kept);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a file; a colleague can bring it back for 30 days")
    void delete(Viewer viewer, @PathVariable long id) {
        NamedSubjects.requireWriting(viewer);
        files.delete(viewer, find(viewer, id).id());
    }

    private CustomerFile find(Viewer viewer, long id) {
        NamedSubjects.requireReading(viewer);
        return files.present(viewer, id);
    }
}

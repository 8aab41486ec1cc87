package io.attune.imports.files;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.UnreadableWorkbook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Imports for programs; `docs/guides/import.md` shows how to call it.
@RestController
@RequestMapping("/api/v1/imports")
@Needs(Right.IMPORT)
class ImportsApi {
    private final Imports imports;
    private final RefusedRows refused;
    private final WishesJson json;
    private final OwnFields fields;
    private final MessageSource messages;

    ImportsApi(Imports imports, RefusedRows refused, WishesJson json, OwnFields fields, MessageSource messages) {
        this.fields = fields;
        this.imports = imports;
        this.refused = refused;
        this.json = json;
        this.messages = messages;
    }

    /// `failure` names the reason by a key that stays the same from version to version.
    @Schema(name = "ImportAnswer")
    record Answer(
            long id,
            String file,
            String target,
            String state,
            @Nullable Long job,
            long done,
            long total,
            Counts counts,
            TakenBack takenBack,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        static Answer of(ImportRun run) {
            return new Answer(
                    run.id(),
                    run.upload().name(),
                    run.target().code(),
                    run.state().code(),
                    run.job(),
                    run.done(),
                    run.total(),
                    run.counts(),
                    run.takenBack(),
                    run.reason(),
                    run.createdAt(),
                    run.finishedAt());
        }
    }

    @Operation(
            summary =
                    "Send a file with people, accounts, orders, deals or posts; mapping says in JSON what the columns mean")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> start(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam String target,
            @RequestParam(defaultValue = "{}") String mapping,
            @RequestParam(defaultValue = "false") boolean dryRun)
            throws IOException {
        Optional<Target> wanted = Target.of(target);
        if (wanted.isEmpty())
            return problem(HttpStatus.BAD_REQUEST, "target must be people, accounts, orders, deals or posts");
        if (file.isEmpty()) return problem(HttpStatus.BAD_REQUEST, "file is empty");
        Wishes wishes;
        try {
            wishes = json.read(mapping);
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        String name = file.getOriginalFilename();
        ImportRun run;
        try {
            run = imports.receive(viewer, name == null ? "" : name, file, wanted.get());
        } catch (UnreadableWorkbook e) {
            String key = e.key();
            return problem(
                    HttpStatus.BAD_REQUEST,
                    String.valueOf(messages.getMessage(key, new Object[0], key, viewer.locale())));
        }
        Draft draft = imports.draft(viewer, run, wanted.get(), wishes);
        Optional<Plan> plan = draft.plan();
        if (plan.isEmpty()) {
            imports.forget(run);
            return unclear(draft, viewer);
        }
        if (dryRun) imports.tryOut(viewer, run, wanted.get(), plan.get());
        else imports.start(viewer, run, wanted.get(), plan.get());
        return accepted(viewer, run.id());
    }

    /// Takes in what a dry run looked at.
    @PostMapping("/{id}/execution")
    ResponseEntity<Answer> execute(Viewer viewer, @PathVariable long id) {
        imports.execute(viewer, imports.find(viewer, id));
        return accepted(viewer, id);
    }

    /// Takes back what was taken in, as far as nobody used or changed it since.
    @PostMapping("/{id}/reversal")
    ResponseEntity<Answer> takeBack(Viewer viewer, @PathVariable long id) {
        imports.takeBack(viewer, imports.find(viewer, id));
        return accepted(viewer, id);
    }

    private ResponseEntity<Answer> accepted(Viewer viewer, long run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + run))
                .body(Answer.of(imports.find(viewer, run)));
    }

    @Operation(summary = "How far an import is")
    @GetMapping("/{id}")
    Answer show(Viewer viewer, @PathVariable long id) {
        return Answer.of(imports.find(viewer, id));
    }

    @Operation(summary = "The rows that were refused, as a CSV that imports again once they are mended")
    @GetMapping("/{id}/errors")
    void errors(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        ImportRun run = imports.find(viewer, id);
        response.setContentType("text/csv;charset=UTF-8");
        Fields known = fields.of(run.target());
        refused.write(
                run.id(), run.columns(), response.getWriter(), row -> known.sentence(row, messages, viewer.locale()));
    }

    /// What is open is said per field, with the formats from which to choose.
    private ResponseEntity<ProblemDetail> unclear(Draft draft, Viewer viewer) {
        var fields = new TreeMap<String, Object>();
        draft.problems()
                .forEach((field, key) -> fields.put(field, messages.getMessage(key, new Object[0], viewer.locale())));
        var formats = new TreeMap<String, Object>();
        for (Assigned assigned : draft.fields())
            if (assigned.problem().isPresent() && assigned.formats().size() > 1)
                formats.put(assigned.field().name(), assigned.formats());
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, "The file cannot be taken in yet: see fields.");
        problem.setProperty("fields", fields);
        if (!formats.isEmpty()) problem.setProperty("formats", formats);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return answer(ProblemDetail.forStatusAndDetail(status, detail));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}

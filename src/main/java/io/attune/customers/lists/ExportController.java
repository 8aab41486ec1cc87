package io.attune.customers.lists;

import io.attune.customers.Listing;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Takes any list out as a file, for whoever asked for it only.
@Controller
@Needs(Right.EXPORT)
class ExportController {
    private static final int LONGEST_QUERY = 4_000;

    private final Listings listings;
    private final ExportStore exports;
    private final Jobs jobs;
    private final CurrentWords words;

    ExportController(Listings listings, ExportStore exports, Jobs jobs, CurrentWords words) {
        this.listings = listings;
        this.exports = exports;
        this.jobs = jobs;
        this.words = words;
    }

    @PostMapping("/lists/{list}/exports")
    @Transactional
    public String export(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam String query,
            @RequestParam(defaultValue = "csv") String format) {
        Listing meant = listings.find(viewer, list)
                .filter(_ -> query.length() <= LONGEST_QUERY)
                .orElseThrow(() -> new NotFound("list " + list));
        String chosen = format.equals("xlsx") ? "xlsx" : "csv";
        long export = exports.begin(viewer, words.of(viewer).text(meant.words() + "title"), chosen);
        JobId job = jobs.start(
                ExportList.class,
                new ExportList.Input(export, viewer.user().value(), list, query, chosen),
                viewer.user());
        return "redirect:/jobs/" + job;
    }

    @GetMapping("/lists/exports/{id}")
    String exported(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("export", find(viewer, id));
        return "customers/lists/export";
    }

    @GetMapping("/lists/exports/{id}/file")
    ResponseEntity<StreamingResponseBody> file(Viewer viewer, @PathVariable long id) {
        ExportedList export = find(viewer, id);
        if (!export.ready()) throw new NotFound("export " + id);
        String type = export.format().equals("xlsx")
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv;charset=UTF-8";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.file(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentLength(export.bytes())
                .body(out -> exports.copy(export.id(), out));
    }

    private ExportedList find(Viewer viewer, long id) {
        return exports.find(viewer, id).orElseThrow(() -> new NotFound("export " + id));
    }
}

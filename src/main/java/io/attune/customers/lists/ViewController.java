package io.attune.customers.lists;

import io.attune.customers.RecordKind;
import io.attune.customers.lists.SavedView.Shared;
import io.attune.customers.records.Ownership;
import io.attune.platform.jobs.JobId;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Keeping a list, and taking it out as a file.
@Controller
@Needs(Right.SEE_CUSTOMERS)
class ViewController {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 4_000;

    private final ViewStore views;
    private final Queries queries;
    private final ExportStore exports;
    private final Jobs jobs;
    private final CurrentWords words;

    ViewController(ViewStore views, Queries queries, ExportStore exports, Jobs jobs, CurrentWords words) {
        this.views = views;
        this.queries = queries;
        this.exports = exports;
        this.jobs = jobs;
        this.words = words;
    }

    @PostMapping("/lists/{list:people|accounts}/views")
    @Transactional
    public String save(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam String name,
            @RequestParam String query,
            @RequestParam(defaultValue = "PRIVATE") Shared shared,
            RedirectAttributes flash) {
        RecordKind kind = ListController.kind(list);
        String written = queries.read(viewer, kind, query).written();
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || written.length() > LONGEST_QUERY) {
            flash.addFlashAttribute("problem", "list.view.name");
        } else {
            // Whoever has no team, or several, shares with all or nobody.
            TeamId team = shared == Shared.TEAM ? Ownership.teamOf(viewer) : null;
            Shared reached = shared == Shared.TEAM && team == null ? Shared.PRIVATE : shared;
            views.save(viewer, kind, called, written, reached, team);
            flash.addFlashAttribute("notice", "list.view.saved");
        }
        return "redirect:" + ListPage.path(kind) + "?" + written;
    }

    @DeleteMapping("/lists/{list:people|accounts}/views/{id}")
    String forget(Viewer viewer, @PathVariable String list, @PathVariable long id, RedirectAttributes flash) {
        if (!views.forget(viewer, id)) throw new NotFound("view " + id);
        flash.addFlashAttribute("notice", "list.view.forgotten");
        return "redirect:" + ListPage.path(ListController.kind(list));
    }

    @PostMapping("/lists/{list:people|accounts}/exports")
    @Needs(Right.EXPORT)
    @Transactional
    public String export(
            Viewer viewer,
            @PathVariable String list,
            @RequestParam String query,
            @RequestParam(defaultValue = "csv") String format) {
        RecordKind kind = ListController.kind(list);
        String written = queries.read(viewer, kind, query).written();
        String chosen = format.equals("xlsx") ? "xlsx" : "csv";
        String name = words.of(viewer).text(kind == RecordKind.PERSON ? "customers.title" : "accounts.title");
        long export = exports.begin(viewer, name, chosen);
        JobId job = jobs.start(
                ExportList.class,
                new ExportList.Input(export, viewer.user().value(), kind, written, chosen),
                viewer.user());
        return "redirect:/jobs/" + job;
    }

    @GetMapping("/lists/exports/{id}")
    @Needs(Right.EXPORT)
    String exported(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("export", find(viewer, id));
        return "customers/lists/export";
    }

    @GetMapping("/lists/exports/{id}/file")
    @Needs(Right.EXPORT)
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

package io.attune.imports.files;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.tabular.UnreadableWorkbook;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

@Controller
@RequestMapping("/imports")
@Needs(Right.IMPORT)
class ImportsController {
    private static final int PAGE = 30;
    private static final int ERRORS_SHOWN = 20;
    private static final int KEPT_SHOWN = 50;

    private final Imports imports;
    private final ImportStore runs;
    private final RefusedRows refused;
    private final OutcomeStore samples;
    private final ImportNoticeStore notices;
    private final OwnFields fields;
    private final MessageSource messages;

    ImportsController(
            Imports imports,
            ImportStore runs,
            RefusedRows refused,
            OutcomeStore samples,
            ImportNoticeStore notices,
            OwnFields fields,
            MessageSource messages) {
        this.imports = imports;
        this.runs = runs;
        this.refused = refused;
        this.samples = samples;
        this.notices = notices;
        this.fields = fields;
        this.messages = messages;
    }

    @GetMapping
    String list(Viewer viewer, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        return list(viewer, before, null, model);
    }

    @PostMapping
    String upload(Viewer viewer, @RequestParam MultipartFile file, @RequestParam String target, Model model)
            throws IOException {
        Optional<Target> wanted = Target.of(target);
        if (wanted.isEmpty() && !target.isEmpty()) return list(viewer, Long.MAX_VALUE, "imports.problem.target", model);
        if (file.isEmpty()) return list(viewer, Long.MAX_VALUE, "imports.problem.file", model);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try {
            ImportRun run = wanted.isPresent()
                    ? imports.receive(viewer, name, file, wanted.get())
                    : imports.receive(viewer, name, file);
            return "redirect:" + run.path();
        } catch (UnreadableWorkbook e) {
            return list(viewer, Long.MAX_VALUE, e.key(), model);
        }
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, @RequestParam Map<String, String> said, Model model)
            throws IOException {
        ImportRun run = imports.find(viewer, id);
        boolean mapping = run.state() == ImportRun.State.MAPPING || (run.open() && !said.isEmpty());
        return mapping
                ? mapping(viewer, run, said, false, "imports/files/mapping", model)
                : outcome(run, said, "imports/files/page", model);
    }

    /// While the job runs there is nothing to swap; once it ended, the outcome takes the place of its progress.
    @GetMapping(path = "/{id}", headers = "HX-Request=true")
    Object fragment(Viewer viewer, @PathVariable long id, @RequestParam Map<String, String> said, Model model)
            throws IOException {
        ImportRun run = imports.find(viewer, id);
        if (run.active()) return ResponseEntity.noContent().build();
        if (run.open() && !said.isEmpty()) return mapping(viewer, run, said, false, "imports/files/form", model);
        return outcome(run, said, "imports/files/outcome", model);
    }

    @PostMapping("/{id}")
    Object start(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> said,
            Model model,
            HttpServletResponse response)
            throws IOException {
        ImportRun run = imports.find(viewer, id);
        Target target = target(run, said);
        var wishes = new Wishes(said);
        Draft draft = imports.draft(viewer, run, target, wishes);
        Optional<Plan> plan = draft.plan();
        // Without scripts a changed layout is shown before anything is taken in by it.
        if (plan.isEmpty() || !draft.seen(wishes)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return mapping(viewer, run, said, true, "imports/files/mapping", model);
        }
        if (wishes.text("try").equals("true")) imports.tryOut(viewer, run, target, plan.get());
        else imports.start(viewer, run, target, plan.get());
        return "redirect:" + run.path();
    }

    /// Takes in what was tried.
    @PostMapping("/{id}/execution")
    String execute(Viewer viewer, @PathVariable long id) {
        ImportRun run = imports.find(viewer, id);
        imports.execute(viewer, run);
        return "redirect:" + run.path();
    }

    @PostMapping("/{id}/reversal")
    String takeBack(Viewer viewer, @PathVariable long id) {
        ImportRun run = imports.find(viewer, id);
        imports.takeBack(viewer, run);
        return "redirect:" + run.path();
    }

    @GetMapping("/{id}/errors")
    void errors(Viewer viewer, @PathVariable long id, HttpServletResponse response) throws IOException {
        ImportRun run = imports.find(viewer, id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("errors-" + run.upload().name() + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        Fields known = fields.of(run.target());
        refused.write(
                run.id(), run.columns(), response.getWriter(), row -> known.sentence(row, messages, viewer.locale()));
    }

    private String list(Viewer viewer, long before, @Nullable String problem, Model model) {
        List<ImportRun> found = runs.page(viewer, before, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<ImportRun> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("runs", shown);
        model.addAttribute("older", more ? shown.getLast().id() : null);
        model.addAttribute("problem", problem);
        return "imports/files/index";
    }

    private String mapping(
            Viewer viewer, ImportRun run, Map<String, String> said, boolean strict, String view, Model model)
            throws IOException {
        model.addAttribute("run", run);
        Target target = target(run, said);
        model.addAttribute("draft", imports.draft(viewer, run, target, imports.wishes(run, target, said)));
        model.addAttribute("strict", strict);
        return view;
    }

    private String outcome(ImportRun run, Map<String, String> said, String view, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("fields", fields.of(run.target()));
        model.addAttribute("errors", run.counts().refused() > 0 ? refused.first(run.id(), ERRORS_SHOWN) : List.of());
        model.addAttribute("notices", notices.of(run.id()));
        boolean tried = run.state() == ImportRun.State.TRIED;
        model.addAttribute("examples", tried ? samples.of(run.id()) : List.of());
        long after = after(said);
        model.addAttribute(
                "results",
                run.takenIn()
                        ? Results.of(
                                run.counts(),
                                said.getOrDefault("tab", ""),
                                outcome -> samples.of(run.id(), outcome, after, Results.Page.ROWS + 1))
                        : null);
        boolean back = run.state() == ImportRun.State.TAKEN_BACK;
        model.addAttribute("kept", back ? samples.kept(run.id(), KEPT_SHOWN) : List.of());
        return view;
    }

    private static long after(Map<String, String> said) {
        String place = said.getOrDefault("after", "");
        return place.matches("\\d{1,6}") ? Long.parseLong(place) : 0;
    }

    private static Target target(ImportRun run, Map<String, String> said) {
        return Target.of(said.getOrDefault("target", "")).orElse(run.target());
    }
}

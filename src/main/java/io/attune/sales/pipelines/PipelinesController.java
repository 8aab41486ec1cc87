package io.attune.sales.pipelines;

import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/settings/pipelines")
@Needs(Right.ADMINISTER)
class PipelinesController {
    private static final String BACK = "redirect:/settings/pipelines";

    private final Pipelines pipelines;
    private final PipelineStore store;

    PipelinesController(Pipelines pipelines, PipelineStore store) {
        this.pipelines = pipelines;
        this.store = store;
    }

    @GetMapping
    String list(Model model) {
        return page(null, null, Problems.NONE, model);
    }

    @PostMapping
    String create(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String problem = named(name);
        if (problem == null && pipelines.create(name, viewer.user()).isEmpty()) problem = "problem.pipeline.taken";
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(0L, new PipelineForm(name, List.of()), Problems.of("name", problem), model);
        }
        return saved(flash);
    }

    @PostMapping("/{id:\\d+}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            @Valid @ModelAttribute("form") PipelineForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Optional<List<Stage>> stages = form.read();
        if (stages.isEmpty()) errors.rejectValue("stages", "problem.stages", "problem.stages");
        if (!errors.hasErrors() && !pipelines.change(id, form.name(), stages.orElseThrow(), viewer.user()))
            errors.rejectValue("name", "problem.pipeline.taken", "problem.pipeline.taken");
        if (errors.hasErrors()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(id, form, Problems.of(errors), model);
        }
        return saved(flash);
    }

    @PostMapping("/{id:\\d+}/deletion")
    String delete(Viewer viewer, @PathVariable long id, RedirectAttributes flash) {
        pipelines.delete(id, viewer.user());
        return saved(flash);
    }

    /// The deals of the stage go on from `target`.
    @PostMapping("/{id:\\d+}/stage-deletion")
    String deleteStage(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam long stage,
            @RequestParam(defaultValue = "0") long target,
            RedirectAttributes flash) {
        pipelines.deleteStage(id, stage, target, viewer.user());
        return saved(flash);
    }

    @PostMapping("/reasons")
    String addReason(
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String problem = named(name);
        if (problem == null && !pipelines.addReason(name, viewer.user())) problem = "problem.reason.taken";
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(null, null, Problems.of("reason", problem), model);
        }
        return saved(flash);
    }

    @PostMapping("/reasons/{id:\\d+}")
    String changeReason(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean active,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        String problem = named(name);
        if (problem == null && !pipelines.changeReason(id, name, active, viewer.user()))
            problem = "problem.reason.taken";
        if (problem != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(null, null, Problems.of("reason", problem), model);
        }
        return saved(flash);
    }

    private static @Nullable String named(String name) {
        if (name.isBlank()) return "problem.required";
        return name.length() > 80 ? "problem.long" : null;
    }

    private static String saved(RedirectAttributes flash) {
        flash.addFlashAttribute("notice", "pipelines.saved");
        return BACK;
    }

    private String page(@Nullable Long wrong, @Nullable PipelineForm typed, Problems problems, Model model) {
        model.addAttribute(
                "page", new PipelinesPage(pipelines.all(), store.counts(), pipelines.reasons(), wrong, typed));
        model.addAttribute("problems", problems);
        return "sales/pipelines/index";
    }
}

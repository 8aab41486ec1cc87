package io.attune.activities.interactions;

import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// Calls, meetings, e-mails, chats and notes; added from the page of a person or account.
@Controller
@RequestMapping("/interactions")
@Needs(Right.SEE_CUSTOMERS)
class InteractionsController {
    private static final int SUGGESTED = 8;

    private final Interactions interactions;
    private final Subjects subjects;
    private final Colleagues colleagues;

    InteractionsController(Interactions interactions, Subjects subjects, Colleagues colleagues) {
        this.interactions = interactions;
        this.subjects = subjects;
        this.colleagues = colleagues;
    }

    @PostMapping
    String add(Viewer viewer, InteractionForm form, Model model, HttpServletResponse response) {
        Subject subject = Subject.of(form.person(), form.account());
        Problems problems = form.problems(viewer.zone());
        if (!problems.any())
            return "redirect:"
                    + interactions.add(viewer, subject, form).subject().timeline();
        String about = subjects.require(viewer, subject).name();
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("page", new InteractionPage(null, subject, about, List.of(), form, problems, true, false));
        return "activities/interactions/page";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        Interaction interaction = interactions.find(viewer, id);
        if (interaction.deleted()) return deleted(interaction, model);
        return page(viewer, interaction, InteractionForm.of(interaction, viewer.zone()), Problems.NONE, false, model);
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer, @PathVariable long id, InteractionForm form, Model model, HttpServletResponse response) {
        Problems problems = form.problems(viewer.zone());
        if (problems.any()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, interactions.find(viewer, id), form, problems, false, model);
        }
        try {
            return "redirect:" + interactions.change(viewer, id, form).path();
        } catch (Conflict e) {
            // What was typed stays, beside what the other one wrote; sent again it counts.
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return page(viewer, interactions.find(viewer, id), form, Problems.NONE, true, model);
        }
    }

    @PostMapping("/{id}/deletion")
    String delete(Viewer viewer, @PathVariable long id, Model model) {
        return deleted(interactions.delete(viewer, id), model);
    }

    @DeleteMapping("/{id}/deletion")
    String restore(Viewer viewer, @PathVariable long id) {
        return "redirect:" + interactions.restore(viewer, id).path();
    }

    /// Names that go on as was begun, for whoever types an @.
    @GetMapping("/colleagues")
    @ResponseBody
    List<String> colleagues(@RequestParam(defaultValue = "") String q) {
        String begun = q.strip().toLowerCase(Locale.ROOT);
        return colleagues.active().stream()
                .map(Colleague::name)
                .filter(name -> (" " + name.toLowerCase(Locale.ROOT)).contains(" " + begun))
                .limit(SUGGESTED)
                .toList();
    }

    private static String deleted(Interaction interaction, Model model) {
        model.addAttribute("interaction", interaction);
        return "activities/interactions/deleted";
    }

    private static String page(
            Viewer viewer,
            Interaction interaction,
            InteractionForm form,
            Problems problems,
            boolean conflict,
            Model model) {
        boolean ours = interaction.author().equals(viewer.user());
        model.addAttribute("page", InteractionPage.of(interaction, form, problems, ours, conflict));
        return "activities/interactions/page";
    }
}

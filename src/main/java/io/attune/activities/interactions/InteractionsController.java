package io.attune.activities.interactions;

import io.attune.activities.files.AttachedFiles;
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
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/// Calls, meetings, e-mails, chats and notes; added from the page of a person or account.
@Controller
@RequestMapping("/interactions")
@Needs(Right.SEE_CUSTOMERS)
class InteractionsController {
    private static final int SUGGESTED = 8;

    private final Interactions interactions;
    private final Participants participants;
    private final ParticipantStore there;
    private final AttachedFiles files;
    private final Subjects subjects;
    private final Colleagues colleagues;
    private final Clock clock;

    InteractionsController(
            Interactions interactions,
            Participants participants,
            ParticipantStore there,
            AttachedFiles files,
            Subjects subjects,
            Colleagues colleagues,
            Clock clock) {
        this.interactions = interactions;
        this.participants = participants;
        this.there = there;
        this.files = files;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    /// `file` is attached, where there is one.
    @PostMapping
    String add(
            Viewer viewer,
            InteractionForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Subject subject = Subject.of(form.person(), form.account());
        Sent sent = sent(viewer, form, file);
        if (!sent.problems().any()) {
            Draft draft = form.draft(viewer.zone(), clock.instant());
            Interaction added = interactions.add(viewer, subject, draft, sent.others());
            attach(viewer, added.subject(), added.id(), file);
            return "redirect:" + added.subject().timeline();
        }
        String about = subjects.require(viewer, subject).name();
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var choices = participants.choices(viewer, subject, List.of(), form.others());
        model.addAttribute(
                "page",
                new InteractionPage(
                        null, subject, about, List.of(), List.of(), choices, form, sent.problems(), true, false));
        return "activities/interactions/page";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        Interaction interaction = interactions.find(viewer, id);
        if (interaction.deleted()) return deleted(interaction, model);
        var form = InteractionForm.of(interaction, there.of(viewer, id), viewer.zone());
        return page(viewer, interaction, form, Problems.NONE, false, model);
    }

    @PostMapping("/{id}")
    String change(
            Viewer viewer,
            @PathVariable long id,
            InteractionForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Sent sent = sent(viewer, form, file);
        if (sent.problems().any()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(viewer, interactions.find(viewer, id), form, sent.problems(), false, model);
        }
        try {
            Draft draft =
                    form.draft(viewer.zone(), interactions.find(viewer, id).at());
            Interaction changed = interactions.change(viewer, id, form.version(), draft, sent.others());
            attach(viewer, changed.subject(), id, file);
            return "redirect:" + changed.path();
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

    /// People to choose from, for whoever types who else was there.
    @GetMapping("/people")
    String people(Viewer viewer, @RequestParam(defaultValue = "") String other, Model model) {
        model.addAttribute("people", participants.like(viewer, other));
        return "activities/interactions/people";
    }

    /// Who else was there by what was sent, and what is wrong with it.
    private record Sent(List<Long> others, Problems problems) {}

    private Sent sent(Viewer viewer, InteractionForm form, @Nullable MultipartFile file) throws IOException {
        var others = new ArrayList<>(form.others());
        var problems = new HashMap<>(form.problems(viewer.zone()).byField());
        if (!form.other().isBlank())
            participants
                    .typed(viewer, form.other())
                    .ifPresentOrElse(
                            person -> others.add(person.value()),
                            () -> problems.put("other", "activities.problem.person"));
        if (file != null && !file.isEmpty()) files.problem(file).ifPresent(problem -> problems.put("file", problem));
        return new Sent(others, new Problems(problems));
    }

    private void attach(Viewer viewer, Subject subject, long interaction, @Nullable MultipartFile file)
            throws IOException {
        if (file != null && !file.isEmpty()) files.add(viewer, subject, interaction, file);
    }

    private static String deleted(Interaction interaction, Model model) {
        model.addAttribute("interaction", interaction);
        return "activities/interactions/deleted";
    }

    private String page(
            Viewer viewer,
            Interaction interaction,
            InteractionForm form,
            Problems problems,
            boolean conflict,
            Model model) {
        boolean ours = interaction.author().equals(viewer.user());
        long id = interaction.id();
        var choices = interaction.kind().shared()
                ? participants.choices(viewer, interaction.subject(), there.of(viewer, id), form.others())
                : List.<Participant>of();
        model.addAttribute(
                "page", InteractionPage.of(interaction, files.of(viewer, id), choices, form, problems, ours, conflict));
        return "activities/interactions/page";
    }
}

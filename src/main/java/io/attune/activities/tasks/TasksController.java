package io.attune.activities.tasks;

import io.attune.activities.subjects.Subject;
import io.attune.activities.subjects.Subjects;
import io.attune.activities.tasks.TaskStore.Whose;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.BackTo;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Problems;
import io.attune.platform.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What is to be done. A script gets the list anew, a browser without one the page.
@Controller
@RequestMapping("/tasks")
@Needs(Right.SEE_CUSTOMERS)
class TasksController {
    private static final int MOST_COUNTED = 99;
    private static final String BY_SCRIPT = "HX-Request=true";

    private final Tasks tasks;
    private final TaskStore store;
    private final Subjects subjects;
    private final Colleagues colleagues;
    private final CurrentWords words;
    private final Clock clock;

    TasksController(
            Tasks tasks, TaskStore store, Subjects subjects, Colleagues colleagues, CurrentWords words, Clock clock) {
        this.tasks = tasks;
        this.store = store;
        this.subjects = subjects;
        this.colleagues = colleagues;
        this.words = words;
        this.clock = clock;
    }

    /// Which list somebody looks at; `back` is the page, where it is another one. `link` and `linkName` are what the
    /// tasks are about besides somebody, such as a deal; `account` is whose a new one is then.
    record Asked(
            @Nullable String whose,
            @Nullable Boolean done,
            @Nullable String back,
            @Nullable String link,
            @Nullable String linkName,
            @Nullable Long account) {
        Whose list() {
            if (whose == null) return about() == null ? Whose.MINE : Whose.ALL;
            return Whose.of(whose);
        }

        Task.@Nullable Link about() {
            return Task.Link.typed(link, linkName).orElse(null);
        }

        boolean ended() {
            return Boolean.TRUE.equals(done);
        }
    }

    @GetMapping
    String index(Viewer viewer, Asked asked, Model model) {
        list(viewer, asked, model);
        LocalDate today = LocalDate.ofInstant(clock.instant(), viewer.zone());
        var blank = TaskForm.about(today, 0, asked.account() == null ? 0 : asked.account());
        Task.Link about = asked.about();
        model.addAttribute("form", page(null, null, about == null ? blank : blank.linked(about), Problems.NONE, false));
        model.addAttribute("adds", Subjects.adds(viewer));
        return "activities/tasks/index";
    }

    @GetMapping(headers = BY_SCRIPT)
    String list(Viewer viewer, Asked asked, Model model) {
        Whose whose = asked.list();
        Task.Link about = asked.about();
        var found = asked.ended()
                ? store.done(viewer, whose, about, TasksPage.LIMIT)
                : store.open(viewer, whose, about, TasksPage.LIMIT);
        model.addAttribute("page", TasksPage.of(whose, asked.ended(), about, found, clock.instant(), viewer.zone()));
        return "activities/tasks/list";
    }

    /// How many of mine are late or due today.
    @GetMapping("/count")
    ResponseEntity<String> count(Viewer viewer) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), viewer.zone())
                .plusDays(1)
                .atStartOfDay(viewer.zone())
                .toInstant();
        int pressing = store.pressing(viewer, tomorrow);
        String text = pressing == 0 ? "" : pressing > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(pressing);
        return ResponseEntity.ok()
                .header("Content-Type", "text/html;charset=UTF-8")
                .body(text);
    }

    /// `back` is the page that the form stands on.
    @PostMapping
    String add(
            Viewer viewer,
            TaskForm form,
            @RequestParam(defaultValue = "/tasks") String back,
            Model model,
            HttpServletResponse response) {
        Problems problems = form.problems(viewer.zone());
        if (!problems.any()) {
            tasks.add(viewer, form.draft(viewer.zone(), clock.instant()), null);
            return BackTo.page(back, "/tasks");
        }
        Subject subject = Subject.of(form.person(), form.account());
        String about =
                subject.nobody() ? null : subjects.require(viewer, subject).name();
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("page", page(null, about, form, problems, false));
        return "activities/tasks/page";
    }

    @GetMapping("/{id}")
    String show(Viewer viewer, @PathVariable long id, Model model) {
        Task task = tasks.find(viewer, id);
        if (task.deleted()) return deleted(task, model);
        model.addAttribute("page", page(task, task.about(), TaskForm.of(task, viewer.zone()), Problems.NONE, false));
        return "activities/tasks/page";
    }

    @PostMapping("/{id}")
    String change(Viewer viewer, @PathVariable long id, TaskForm form, Model model, HttpServletResponse response) {
        Problems problems = form.problems(viewer.zone());
        boolean conflict = false;
        if (!problems.any())
            try {
                tasks.change(viewer, id, form.version(), form.draft(viewer.zone(), clock.instant()));
                return "redirect:/tasks";
            } catch (Conflict e) {
                conflict = true;
            }
        Task task = tasks.find(viewer, id);
        response.setStatus(conflict ? HttpServletResponse.SC_CONFLICT : HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute(
                "page", page(task, task.about(), conflict ? form.again(task.version()) : form, problems, conflict));
        return "activities/tasks/page";
    }

    @PostMapping("/{id}/completion")
    String complete(Viewer viewer, @PathVariable long id, Asked asked) {
        tasks.complete(viewer, id);
        return back(asked);
    }

    @PostMapping(path = "/{id}/completion", headers = BY_SCRIPT)
    String complete(Viewer viewer, @PathVariable long id, Asked asked, Model model, HttpServletResponse response) {
        Task task = tasks.complete(viewer, id);
        var said = words.of(viewer);
        response.setHeader(
                Toast.HEADER,
                Toast.good(said.text("tasks.completed", task.title()))
                        .undo(said.text("activities.undo"), "delete", task.path() + "/completion")
                        .event());
        return list(viewer, asked, model);
    }

    @DeleteMapping("/{id}/completion")
    String reopen(Viewer viewer, @PathVariable long id, Asked asked) {
        tasks.reopen(viewer, id);
        return back(asked);
    }

    @DeleteMapping(path = "/{id}/completion", headers = BY_SCRIPT)
    String reopen(Viewer viewer, @PathVariable long id, Asked asked, Model model) {
        tasks.reopen(viewer, id);
        return list(viewer, asked, model);
    }

    @PostMapping("/{id}/snooze")
    String snooze(Viewer viewer, @PathVariable long id, @RequestParam Due.Nap until, Asked asked) {
        tasks.snooze(viewer, id, until);
        return back(asked);
    }

    @PostMapping(path = "/{id}/snooze", headers = BY_SCRIPT)
    String snooze(Viewer viewer, @PathVariable long id, @RequestParam Due.Nap until, Asked asked, Model model) {
        tasks.snooze(viewer, id, until);
        return list(viewer, asked, model);
    }

    @PostMapping("/{id}/deletion")
    String delete(Viewer viewer, @PathVariable long id, Model model) {
        return deleted(tasks.delete(viewer, id), model);
    }

    @DeleteMapping("/{id}/deletion")
    String restore(Viewer viewer, @PathVariable long id) {
        return "redirect:" + tasks.restore(viewer, id).path();
    }

    private static String back(Asked asked) {
        String list = "/tasks?whose=" + asked.list().code() + (asked.ended() ? "&done=true" : "");
        return BackTo.page(asked.back() == null ? list : asked.back(), list);
    }

    private static String deleted(Task task, Model model) {
        model.addAttribute("task", task);
        return "activities/tasks/deleted";
    }

    private TaskPage page(
            @Nullable Task task, @Nullable String about, TaskForm form, Problems problems, boolean conflict) {
        return new TaskPage(task, about, form, problems, colleagues.active(), conflict);
    }
}

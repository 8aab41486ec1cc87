package io.attune.activities.tasks;

import io.attune.customers.Lists;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// All tasks as a list, and what stands beside it.
@Controller
@RequestMapping("/tasks")
@Needs(Right.SEE_CUSTOMERS)
class TaskListController {
    private final Lists lists;
    private final Tasks tasks;

    TaskListController(Lists lists, Tasks tasks) {
        this.lists = lists;
        this.tasks = tasks;
    }

    @GetMapping("/list")
    String list(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean piece,
            Model model) {
        return lists.show(viewer, "tasks", typed, piece, model);
    }

    @GetMapping("/{id}/sheet")
    String beside(Viewer viewer, @PathVariable long id, Model model) {
        Task task = tasks.find(viewer, id);
        if (task.deleted()) throw new NotFound("task " + id);
        model.addAttribute("task", task);
        return "activities/tasks/sheet";
    }
}

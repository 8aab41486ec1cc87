package io.attune.activities.tasks;

import io.attune.activities.tasks.TaskStore.Whose;
import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/// A list of tasks as a file: all that are open or done, not only those that a page shows.
@Component
class TaskSheets implements Exportable {
    private final TaskStore tasks;

    TaskSheets(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public String list() {
        return "tasks";
    }

    @Override
    public String title() {
        return "tasks.title";
    }

    @Override
    public Right needs() {
        return Right.SEE_CUSTOMERS;
    }

    @Override
    public ExportSheet<Task> sheet(Viewer viewer, ListAddress address, Words words) {
        Whose whose = Whose.of(address.text("whose"));
        boolean done = address.flag("done");
        return new ExportSheet<>(
                List.of(
                        new Column<>(words.text("tasks.one"), Task::title),
                        new Column<>(words.text("tasks.detail"), Task::detail),
                        new Column<>(words.text("export.about"), Task::about),
                        new Column<>(words.text("tasks.assignee"), Task::assigneeName),
                        new Column<>(words.text("export.due"), TaskSheets::due),
                        new Column<>(words.text("export.done"), Task::doneAt),
                        new Column<>(words.text("export.author"), Task::author)),
                (last, limit) -> tasks.all(viewer, whose, done, last == null ? Long.MAX_VALUE : last.id(), limit));
    }

    /// The day, of those that have no time.
    private static Object due(Task task) {
        return task.due().day() == null ? task.due().at() : task.due().day();
    }
}

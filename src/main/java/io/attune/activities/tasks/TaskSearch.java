package io.attune.activities.tasks;

import io.attune.activities.subjects.Holding;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Finds tasks by their title, open ones first.
@Component
class TaskSearch implements Searchable {
    private final TaskStore store;
    private final CurrentWords words;

    TaskSearch(TaskStore store, CurrentWords words) {
        this.store = store;
        this.words = words;
    }

    @Override
    public String kind() {
        return "task";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        Holding holding = Holding.of(query);
        if (!holding.sharp()) return List.of();
        Words own = words.of(viewer);
        return store.like(viewer, holding, limit).stream()
                .map(task -> new SearchHit(task.title(), about(task, own), task.path()))
                .toList();
    }

    private static String about(Task task, Words own) {
        String when = task.done()
                ? own.text("task.label.done")
                : task.due().day() != null
                        ? own.day(task.due().day())
                        : own.when(task.due().at());
        return Stream.of(task.about() == null ? "" : task.about(), task.assigneeName(), when)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}

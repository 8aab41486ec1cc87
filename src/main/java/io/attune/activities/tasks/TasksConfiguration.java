package io.attune.activities.tasks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.customers.TimelineSource;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.web.Command;
import io.attune.platform.web.Commands;
import io.attune.platform.web.NavigationCount;
import io.attune.platform.web.NavigationItem;
import io.attune.platform.webhooks.WebhookType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TasksConfiguration {
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);

    static final WebhookType CREATED = new WebhookType("task.created");
    static final WebhookType CHANGED = new WebhookType("task.changed");
    static final WebhookType COMPLETED = new WebhookType("task.completed");
    static final WebhookType DELETED = new WebhookType("task.deleted");

    @Bean
    WebhookType taskCreated() {
        return CREATED;
    }

    @Bean
    WebhookType taskChanged() {
        return CHANGED;
    }

    @Bean
    WebhookType taskCompleted() {
        return COMPLETED;
    }

    @Bean
    WebhookType taskDeleted() {
        return DELETED;
    }

    @Bean
    TimelineSource taskLines() {
        return new TimelineSource(Tasks.SOURCE, Kind.ACTIVITIES);
    }

    @Bean
    NavigationItem tasksNavigation() {
        return new NavigationItem("tasks.title", "/tasks", "ti-checkbox", 15, Right.SEE_CUSTOMERS);
    }

    @Bean
    NavigationCount tasksCount() {
        return new NavigationCount("/tasks", "/tasks/count", Tasks.TOPIC);
    }

    @Bean
    Commands taskCommands() {
        return Commands.of(
                Command.go("tasks.command.open", "g t", "/tasks", Right.SEE_CUSTOMERS),
                here("next", "j"),
                here("previous", "k"),
                here("new", "n"),
                here("done", "e"),
                here("snooze", "z"));
    }

    @Bean
    RecurringTask<?> reminders(Reminding reminding) {
        return Recurring.every("activities.reminders", LOOK, reminding::remind);
    }

    @Bean
    RecurringTask<?> deletedTasks(ReminderStore store, Clock clock) {
        return Recurring.daily(
                "activities.tasks",
                LocalTime.of(3, 32),
                ZoneOffset.UTC,
                () -> store.forgetDeleted(clock.instant().minus(KEPT)));
    }

    private static Command here(String name, String key) {
        return Command.act("tasks.command." + name, key, "tasks-" + name, "/tasks", Right.SEE_CUSTOMERS);
    }
}

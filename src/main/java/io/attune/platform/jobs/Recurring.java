package io.attune.platform.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/// Makes small tasks that recur; each runs on one node at a time. Declare them as beans.
///
/// A task that throws is logged and tried again at its next time. It should take seconds: what takes
/// longer starts a job.
public final class Recurring {
    private Recurring() {}

    /// Runs `pause` after its last end; a second is the finest.
    public static RecurringTask<?> every(String name, Duration pause, Runnable task) {
        return task(name, FixedDelay.of(pause), task);
    }

    /// Runs once a day, at once if the time passed while no node was up.
    public static RecurringTask<?> daily(String name, LocalTime at, ZoneId zone, Runnable task) {
        return task(name, Schedules.daily(zone, at), task);
    }

    private static RecurringTask<?> task(String name, Schedule schedule, Runnable task) {
        return Tasks.recurring(name, schedule).execute((instance, context) -> task.run());
    }
}

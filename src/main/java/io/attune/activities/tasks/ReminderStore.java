package io.attune.activities.tasks;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What time does to tasks.
@Component
@WithoutViewer("time passes for everybody")
class ReminderStore {
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReminderStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A task whose time to remind has come.
    record Due(long task, UserId assignee, String title, Instant at) {}

    /// Marks and returns them: each is returned once, also where several nodes ask.
    List<Due> take() {
        return jdbc.sql("""
                with due as (
                    select id from task
                     where remind_at <= :now and reminded_at is null and done_at is null and deleted_at is null
                     order by remind_at limit :limit
                       for update skip locked)
                update task t set reminded_at = :now from due where t.id = due.id
                returning t.id, t.assignee_id, t.title, t.due_at
                """)
                .param("now", Rows.at(clock.instant()))
                .param("limit", AT_ONCE)
                .query((row, _) -> new Due(
                        row.getLong("id"),
                        new UserId(row.getLong("assignee_id")),
                        row.getString("title"),
                        Rows.instant(row, "due_at")))
                .list();
    }

    void forgetDeleted(Instant before) {
        jdbc.sql("delete from task where deleted_at < :before")
                .param("before", Rows.at(before))
                .update();
    }
}

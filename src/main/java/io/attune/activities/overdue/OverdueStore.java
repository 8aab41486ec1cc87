package io.attune.activities.overdue;

import io.attune.commerce.InvoiceId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `invoice_task` and `activity_settings`.
@Component
@WithoutViewer("invoices become overdue and are paid for everybody")
class OverdueStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean wanted() {
        return jdbc.sql("select overdue_tasks from activity_settings where id = 1")
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void want(boolean wanted) {
        jdbc.sql("""
                insert into activity_settings (overdue_tasks) values (:wanted)
                on conflict (id) do update set overdue_tasks = excluded.overdue_tasks
                """).param("wanted", wanted).update();
    }

    /// An invoice that waits, without a task so far; `who` answers for it.
    record Waiting(
            InvoiceId invoice,
            String number,
            @Nullable Long person,
            @Nullable Long account,
            long who) {}

    /// Kept from setting another task until the transaction ends. Nobody answers for some of them:
    /// those stay without.
    List<Waiting> waiting(List<InvoiceId> overdue) {
        return jdbc.sql("""
                select i.id, i.number, i.person_id, i.account_id, w.who
                  from invoice i
                 cross join lateral (
                       select c.id as who from colleague c
                        where c.id in (i.owner_id, i.created_by) and c.password is not null and c.disabled_at is null
                        order by c.id is distinct from i.owner_id limit 1) w
                 where i.id = any(:ids) and i.number is not null and i.open_amount > 0
                   and not exists (select from invoice_task t where t.invoice_id = i.id)
                 order by i.id
                   for update of i
                """)
                .param("ids", Rows.column(overdue, InvoiceId::value, Long[]::new))
                .query((row, _) -> new Waiting(
                        new InvoiceId(row.getLong("id")),
                        row.getString("number"),
                        Rows.optionalLong(row, "person_id"),
                        Rows.optionalLong(row, "account_id"),
                        row.getLong("who")))
                .list();
    }

    /// Empty where another run was faster.
    Optional<Long> insert(Waiting invoice, String title, LocalDate day, Instant due) {
        if (jdbc.sql("insert into invoice_task (invoice_id) values (:invoice) on conflict do nothing")
                        .param("invoice", invoice.invoice().value())
                        .update()
                == 0) return Optional.empty();
        long task = jdbc.sql("""
                insert into task (title, person_id, account_id, link, link_name, assignee_id, due_at, due_on, reminder,
                                  remind_at, owner_id, team_id, created_by, created_at, changed_at)
                select :title, case when i.account_id is null then i.person_id end, i.account_id, :link, i.number, :who,
                       :due, :day, 'due', :now, i.owner_id, i.team_id, :who, :now, :now
                  from invoice i where i.id = :invoice
                returning id
                """)
                .param("title", title)
                .param("link", "/invoices/" + invoice.invoice().value())
                .param("who", invoice.who())
                .param("due", Rows.at(due))
                .param("day", day)
                .param("now", Rows.at(clock.instant()))
                .param("invoice", invoice.invoice().value())
                .query(Long.class)
                .single();
        jdbc.sql("update invoice_task set task_id = :task where invoice_id = :invoice")
                .param("task", task, Types.BIGINT)
                .param("invoice", invoice.invoice().value())
                .update();
        return Optional.of(task);
    }

    /// A task with whom it is about.
    record Closed(
            long id,
            String title,
            @Nullable Long person,
            @Nullable Long account) {}

    /// Those that somebody did already stay as they are.
    List<Closed> close(List<InvoiceId> settled) {
        return jdbc.sql("""
                update task t set done_at = :now, changed_at = :now, version = t.version + 1
                  from invoice_task i
                 where i.invoice_id = any(:ids) and t.id = i.task_id and t.done_at is null and t.deleted_at is null
                returning t.id, t.title, t.person_id, t.account_id
                """)
                .param("now", Rows.at(clock.instant()))
                .param("ids", Rows.column(settled, InvoiceId::value, Long[]::new))
                .query((row, _) -> closed(row))
                .list();
    }

    private static Closed closed(ResultSet row) throws SQLException {
        return new Closed(
                row.getLong("id"),
                row.getString("title"),
                Rows.optionalLong(row, "person_id"),
                Rows.optionalLong(row, "account_id"));
    }
}

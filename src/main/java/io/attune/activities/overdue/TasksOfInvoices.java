package io.attune.activities.overdue;

import io.attune.activities.overdue.OverdueStore.Closed;
import io.attune.activities.overdue.OverdueStore.Waiting;
import io.attune.commerce.InvoicesBecameOverdue;
import io.attune.commerce.InvoicesSettled;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.LiveEvents;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Sets whoever answers for an overdue invoice a task, and does it once nothing is open any more.
/// The task names no amount: not everybody who sees it sees money.
@Component
class TasksOfInvoices {
    private static final String SOURCE = "task";
    private static final String TOPIC = "tasks";

    private final OverdueStore store;
    private final Timeline timeline;
    private final CompanySettings settings;
    private final MessageSource messages;
    private final LiveEvents live;
    private final Clock clock;

    TasksOfInvoices(
            OverdueStore store,
            Timeline timeline,
            CompanySettings settings,
            MessageSource messages,
            LiveEvents live,
            Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.settings = settings;
        this.messages = messages;
        this.live = live;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(InvoicesBecameOverdue overdue) {
        if (!store.wanted()) return;
        Settings company = settings.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), company.zone());
        Instant due = today.plusDays(1).atStartOfDay(company.zone()).toInstant();
        Instant shown = due.minusSeconds(1); // still today
        var lines = new ArrayList<TimelineEntry>();
        for (Waiting invoice : store.waiting(overdue.invoices())) {
            String title = String.valueOf(
                    messages.getMessage("tasks.overdue", new Object[] {invoice.number()}, company.language()));
            store.insert(invoice, title, today, due)
                    .ifPresent(task ->
                            lines.add(line(task, title, invoice.person(), invoice.account(), shown, "task", "open")));
        }
        timeline.put(lines);
        if (!lines.isEmpty()) live.changed(TOPIC, "list");
    }

    @ApplicationModuleListener
    void on(InvoicesSettled settled) {
        List<Closed> closed = store.close(settled.invoices());
        if (closed.isEmpty()) return;
        timeline.remove(SOURCE, closed.stream().map(Closed::id).toList());
        Instant now = clock.instant();
        timeline.put(closed.stream()
                .map(task -> line(task.id(), task.title(), task.person(), task.account(), now, "task.done", "done"))
                .toList());
        live.changed(TOPIC, "list");
    }

    private static TimelineEntry line(
            long task,
            String title,
            @Nullable Long person,
            @Nullable Long account,
            Instant at,
            String kind,
            String state) {
        return new TimelineEntry(
                SOURCE,
                task,
                account != null || person == null ? null : new PersonId(person),
                account == null ? null : new AccountId(account),
                at,
                kind,
                title,
                null,
                null,
                "/tasks/" + task,
                List.of("task.label." + state));
    }
}

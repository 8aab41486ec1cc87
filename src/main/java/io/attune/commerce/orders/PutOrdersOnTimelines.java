package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.commerce.OrdersImported;
import io.attune.customers.AccountId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.jobs.JobKind;
import io.attune.platform.jobs.JobRun;
import io.attune.platform.jobs.Jobs;
import io.attune.platform.settings.CompanySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes the orders of a run onto their people's timelines, some thousands per transaction; doing it again changes
/// nothing, so a job that was cut off simply starts over.
@Component
class PutOrdersOnTimelines implements JobKind {
    static final String SOURCE = "order";
    /// Chosen together with orders; models read from it who was kept waiting.
    static final String LATE = "order-late";
    private static final int PIECE = 5_000;
    private static final int NOON = 12;

    private final OrderStore orders;
    private final OrdersFollowOwners owners;
    private final Timeline timeline;
    private final Jobs jobs;
    private final CompanySettings settings;
    private final TransactionTemplate transaction;

    PutOrdersOnTimelines(
            OrderStore orders,
            OrdersFollowOwners owners,
            Timeline timeline,
            Jobs jobs,
            CompanySettings settings,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.owners = owners;
        this.timeline = timeline;
        this.jobs = jobs;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The import whose orders are meant.
    record Input(long run) {}

    @ApplicationModuleListener
    void on(OrdersImported imported) {
        jobs.start(PutOrdersOnTimelines.class, new Input(imported.runId()), null);
    }

    @Override
    public String name() {
        return "order-timelines";
    }

    @Override
    public void run(JobRun job) {
        long run = job.input(Input.class).run();
        long total = orders.countOfRun(run);
        long done = 0;
        long last = 0;
        while (true) {
            job.progress(done, total);
            long after = last;
            List<Order> piece = transaction.execute(_ -> put(orders.ofRun(run, after, PIECE)));
            if (piece.isEmpty()) return;
            done += piece.size();
            last = piece.getLast().id().value();
        }
    }

    /// For those that were changed by something else than a run, in the caller's transaction.
    void again(List<Order> changed) {
        put(changed);
    }

    void takeOff(List<Long> gone) {
        timeline.remove(SOURCE, gone);
        timeline.remove(LATE, gone);
    }

    /// An order that moved to another time leaves its old line behind, so old lines go first.
    private List<Order> put(List<Order> piece) {
        owners.again(piece.stream().map(order -> order.id().value()).toList());
        takeOff(orders.changed(piece));
        timeline.put(
                piece.stream().flatMap(order -> lines(order, null).stream()).toList());
        return piece;
    }

    /// The changed order in place of what it was before, in the caller's transaction.
    void replace(Order order, @Nullable AccountId account) {
        takeOff(List.of(order.id().value()));
        timeline.put(lines(order, account));
    }

    private List<TimelineEntry> lines(Order order, @Nullable AccountId account) {
        TimelineEntry bought = entry(order, account);
        LocalDate delivered = order.arrival().delivered();
        if (order.daysLate() == 0 || delivered == null) return List.of(bought);
        Instant noon =
                delivered.atTime(NOON, 0).atZone(settings.current().zone()).toInstant();
        return List.of(
                bought,
                new TimelineEntry(
                        LATE,
                        order.id().value(),
                        order.person(),
                        account,
                        noon,
                        "order.late",
                        bought.text(),
                        null,
                        null,
                        bought.link(),
                        List.of("order.late")));
    }

    private static TimelineEntry entry(Order order, @Nullable AccountId account) {
        return new TimelineEntry(
                SOURCE,
                order.id().value(),
                order.person(),
                account,
                order.at(),
                "order",
                Objects.requireNonNullElse(order.description(), Objects.requireNonNullElse(order.number(), "")),
                order.amount(),
                order.currency(),
                "/orders/" + order.id(),
                order.status().equals("paid") ? List.of() : List.of("order.status." + order.status()));
    }
}

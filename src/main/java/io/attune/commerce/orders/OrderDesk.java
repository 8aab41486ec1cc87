package io.attune.commerce.orders;

import io.attune.commerce.Line;
import io.attune.commerce.OrderChanged;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.numbers.NumberSeries;
import io.attune.commerce.origins.Makings;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes orders by hand and takes pieces back.
@Component
class OrderDesk {
    static final String RETURNS = "return";
    static final WebhookType CREATED = new WebhookType("order.created");
    static final WebhookType CHANGED = new WebhookType("order.changed");

    private final Makings makings;
    private final SheetStore sheets;
    private final NumberSeries numbers;
    private final Timeline timeline;
    private final PutOrdersOnTimelines timelines;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final WebhookEvents webhooks;
    private final Clock clock;

    OrderDesk(
            Makings makings,
            SheetStore sheets,
            NumberSeries numbers,
            Timeline timeline,
            PutOrdersOnTimelines timelines,
            Audit audit,
            ApplicationEventPublisher events,
            WebhookEvents webhooks,
            Clock clock) {
        this.makings = makings;
        this.sheets = sheets;
        this.numbers = numbers;
        this.timeline = timeline;
        this.timelines = timelines;
        this.audit = audit;
        this.events = events;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Transactional
    public OrderId create(Viewer viewer, OrderDraft draft) {
        Optional<OrderId> made = Optional.empty();
        // A shop of theirs may have used a number of the series.
        while (made.isEmpty())
            made = sheets.insert(
                    numbers.next(NumberSeries.Kind.ORDER, draft.day().getYear()), draft, viewer.user());
        OrderId order = made.get();
        makings.stamp(viewer, Makings.Of.ORDER, order.value());
        sheets.replaceLines(order, draft.lines(), draft.taxIncluded(), draft.currency());
        changed(viewer, order, "order.created", draft.day());
        return order;
    }

    /// @throws Conflict where somebody changed it meanwhile
    @Transactional
    public void change(Viewer viewer, OrderSheet before, int version, OrderDraft draft) {
        OrderId order = before.order().id();
        boolean fixed = sheets.linesFixed(order);
        if (!sheets.update(order, version, draft)) throw new Conflict("failure.409.reason");
        if (!fixed) sheets.replaceLines(order, draft.lines(), draft.taxIncluded(), draft.currency());
        LocalDate day = before.order().day();
        changed(viewer, order, "order.changed", draft.day().isBefore(day) ? draft.day() : day);
    }

    /// What is asked to come back.
    record Back(long line, BigDecimal quantity, String reason, LocalDate day, Optional<BigDecimal> refund) {}

    /// The message key of what is wrong, by field; empty when it was taken back.
    @Transactional
    public Map<String, String> takeBack(Viewer viewer, OrderId id, Back back) {
        OrderSheet sheet = sheets.lock(viewer, id).orElseThrow(() -> new NotFound("order " + id));
        var found = sheet.lines().stream()
                .filter(line -> line.line().id() == back.line())
                .findFirst();
        if (found.isEmpty()) return Map.of("line", "problem.malformed");
        if (back.quantity().compareTo(found.get().kept()) > 0) return Map.of("quantity", "problem.return.quantity");
        if (back.day().isBefore(sheet.order().day())) return Map.of("day", "problem.return.day");
        Line line = found.get().line();
        BigDecimal left = sheet.order().amount().subtract(sheet.refunded());
        BigDecimal usual = line.share(
                        back.quantity(), sheet.taxIncluded(), sheet.order().currency())
                .min(left);
        BigDecimal refund = back.refund().orElse(usual);
        if (refund.compareTo(left) > 0) return Map.of("refund", "problem.return.refund");
        long number = sheets.takeBack(id, line.id(), back.quantity(), back.reason(), back.day(), refund, viewer.user());
        timeline.put(List.of(new TimelineEntry(
                RETURNS,
                number,
                sheet.order().person(),
                sheet.account(),
                clock.instant(),
                "return",
                line.text() + " · " + back.reason(),
                refund,
                sheet.order().currency(),
                "/orders/" + id,
                List.of())));
        changed(viewer, id, "order.returned", sheet.order().day());
        return Map.of();
    }

    /// No purchase before that day is touched.
    private void changed(Viewer viewer, OrderId id, String action, LocalDate since) {
        OrderSheet sheet = sheets.lock(viewer, id).orElseThrow(() -> new NotFound("order " + id));
        timelines.replace(sheet.order(), sheet.account());
        audit.record(viewer.user(), action, "order:" + id, Map.of());
        events.publishEvent(new OrderChanged(id, List.of(sheet.order().person().value()), since));
        webhooks.happened(
                action.equals("order.created") ? CREATED : CHANGED,
                Map.of("id", id.value(), "person", sheet.order().person().value()));
    }
}

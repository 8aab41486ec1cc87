package io.attune.commerce.warranties;

import io.attune.commerce.OrderSheet;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Registers warranties and takes claims.
@Component
class WarrantyDesk {
    static final String SOURCE = "warranty-claim";

    private final WarrantyStore warranties;
    private final Timeline timeline;
    private final Audit audit;
    private final Clock clock;

    WarrantyDesk(WarrantyStore warranties, Timeline timeline, Audit audit, Clock clock) {
        this.warranties = warranties;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /// The term is that of the product where none is given. A warranty ends on the day before its anniversary.
    @Transactional
    public void register(
            Viewer viewer, OrderSheet order, long line, String serial, LocalDate starts, @Nullable Integer months) {
        if (order.lines().stream().noneMatch(each -> each.line().id() == line))
            throw new Conflict("warranty.line.gone");
        Integer term = months != null ? months : warranties.usualMonths(line).orElse(null);
        if (term == null) throw new Conflict("warranty.term.missing");
        LocalDate ends = starts.plusMonths(term).minusDays(1);
        if (!warranties.register(order, line, serial, starts, ends, viewer.user()))
            throw new Conflict("warranty.registered.already");
        audit.record(
                viewer.user(), "warranty.registered", "order:" + order.order().id(), Map.of());
    }

    @Transactional
    public void claim(Viewer viewer, Warranty warranty, LocalDate on, String problem) {
        if (!warranty.activeOn(on)) throw new Conflict("warranty.over");
        long claim = warranties.claim(warranty.id(), on, problem, viewer.user());
        timeline.put(List.of(new TimelineEntry(
                SOURCE,
                claim,
                warranties.person(warranty.id()),
                null,
                clock.instant(),
                "warranty.claim",
                warranty.product() + " · " + problem,
                null,
                null,
                "/orders/" + warranty.order(),
                List.of())));
        audit.record(viewer.user(), "warranty.claimed", "warranty:" + warranty.id(), Map.of());
    }

    @Transactional
    public void settle(
            Viewer viewer, Warranty warranty, long claim, String end, LocalDate on, @Nullable String outcome) {
        if (!warranties.settle(warranty.id(), claim, end, on, outcome)) throw new Conflict("warranty.settled.already");
        audit.record(viewer.user(), "warranty.settled", "warranty:" + warranty.id(), Map.of("outcome", end));
    }
}

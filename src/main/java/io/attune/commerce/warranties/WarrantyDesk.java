package io.attune.commerce.warranties;

import io.attune.commerce.OrderSheet;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.webhooks.WebhookEvents;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing that can be done with a warranty and its claims.
@Component
class WarrantyDesk {
    static final String SOURCE = "warranty-claim";

    private final WarrantyStore warranties;
    private final Timeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;
    private final Clock clock;

    WarrantyDesk(WarrantyStore warranties, Timeline timeline, Audit audit, WebhookEvents webhooks, Clock clock) {
        this.warranties = warranties;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// The term is that of the product where none is given. A warranty ends on the day before its anniversary.
    LocalDate ends(long line, LocalDate starts, @Nullable Integer months) {
        Integer term = months != null ? months : warranties.usualMonths(line).orElse(null);
        if (term == null) throw new Conflict("warranty.term.missing");
        return starts.plusMonths(term).minusDays(1);
    }

    @Transactional
    public long register(Viewer viewer, OrderSheet order, long line, String serial, LocalDate starts, LocalDate ends) {
        if (order.lines().stream().noneMatch(each -> each.line().id() == line))
            throw new Conflict("warranty.line.gone");
        long id = warranties
                .register(order, line, serial, starts, ends, viewer.user())
                .orElseThrow(() -> new Conflict("warranty.registered.already"));
        audit.record(
                viewer.user(), "warranty.registered", "order:" + order.order().id(), Map.of());
        webhooks.happened(WarrantiesConfiguration.REGISTERED, Map.of("id", id));
        return id;
    }

    /// Whoever calls has locked it.
    @Transactional
    public void change(Viewer viewer, Warranty warranty, String serial, LocalDate starts, LocalDate ends) {
        try {
            warranties.update(warranty.id(), serial, starts, ends);
        } catch (DuplicateKeyException _) {
            throw new Conflict("warranty.registered.already");
        }
        audit.record(viewer.user(), "warranty.changed", "warranty:" + warranty.id(), Map.of());
    }

    /// One with claims stays. Whoever calls has locked it.
    @Transactional
    public void delete(Viewer viewer, Warranty warranty) {
        if (!warranty.claims().isEmpty()) throw new Conflict("warranty.claims.stay");
        warranties.delete(warranty.id());
        audit.record(viewer.user(), "warranty.deleted", "warranty:" + warranty.id(), Map.of());
    }

    @Transactional
    public void claim(Viewer viewer, Warranty warranty, LocalDate on, String problem) {
        if (!warranty.activeOn(on)) throw new Conflict("warranty.over");
        long claim = warranties.claim(warranty.id(), on, problem, viewer.user());
        timeline.put(List.of(new TimelineEntry(
                SOURCE,
                claim,
                warranty.person(),
                null,
                clock.instant(),
                "warranty.claim",
                warranty.product() + " · " + problem,
                null,
                null,
                "/orders/" + warranty.order(),
                List.of())));
        warranties.changed(warranty.id());
        audit.record(viewer.user(), "warranty.claimed", "warranty:" + warranty.id(), Map.of());
        webhooks.happened(WarrantiesConfiguration.CLAIMED, Map.of("id", warranty.id(), "claim", claim));
    }

    @Transactional
    public void settle(
            Viewer viewer, Warranty warranty, long claim, String end, LocalDate on, @Nullable String outcome) {
        if (!warranties.settle(warranty.id(), claim, end, on, outcome)) throw new Conflict("warranty.settled.already");
        warranties.changed(warranty.id());
        audit.record(viewer.user(), "warranty.settled", "warranty:" + warranty.id(), Map.of("outcome", end));
        webhooks.happened(WarrantiesConfiguration.SETTLED, Map.of("id", warranty.id(), "claim", claim));
    }
}

package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.InvoicesSettled;
import io.attune.commerce.PaymentId;
import io.attune.commerce.origins.Makings;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes money in and says what it pays for.
@Component
class Cashier {
    private final ApplicationEventPublisher events;
    private final Makings makings;
    private final InvoiceStore invoices;
    private final CashStore cash;
    private final InvoiceTimeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;

    Cashier(
            ApplicationEventPublisher events,
            Makings makings,
            InvoiceStore invoices,
            CashStore cash,
            InvoiceTimeline timeline,
            Audit audit,
            WebhookEvents webhooks) {
        this.events = events;
        this.makings = makings;
        this.invoices = invoices;
        this.cash = cash;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
    }

    /// What came in, and from whom.
    record Receipt(
            Debtor debtor,
            BigDecimal amount,
            Currency currency,
            LocalDate on,
            String method,
            @Nullable String reference) {}

    /// What a payment pays for.
    sealed interface Purpose {
        record OldestFirst() implements Purpose {}

        record These(Map<Long, BigDecimal> parts) implements Purpose {}

        /// It stays as the customer's credit.
        record Nothing() implements Purpose {}
    }

    /// @throws Conflict where the invoices were settled meanwhile
    @Transactional
    public PaymentId receive(Viewer viewer, Receipt receipt, Purpose purpose) {
        var from = switch (receipt.debtor()) {
            case Debtor.OfAccount account ->
                cash.insert(
                        null,
                        account.id(),
                        receipt.amount(),
                        receipt.currency(),
                        receipt.on(),
                        receipt.method(),
                        receipt.reference(),
                        viewer.user());
            case Debtor.OfPerson person ->
                cash.insert(
                        person.id(),
                        null,
                        receipt.amount(),
                        receipt.currency(),
                        receipt.on(),
                        receipt.method(),
                        receipt.reference(),
                        viewer.user());
        };
        makings.stamp(viewer, Makings.Of.PAYMENT, from.value());
        allocate(viewer, receipt.debtor(), payment(viewer, from).id(), receipt.currency(), receipt.on(), purpose);
        audit.record(
                viewer.user(),
                "payment.received",
                "payment:" + from,
                Map.of("amount", receipt.amount().toPlainString() + " " + receipt.currency()));
        webhooks.happened(InvoicesConfiguration.RECEIVED, Map.of("id", from.value()));
        return from;
    }

    @Transactional
    public void allocate(Viewer viewer, PaymentId id, Purpose purpose) {
        Payment payment = payment(viewer, id);
        if (payment.reversal() != null) throw new Conflict("payments.reversed.already");
        allocate(viewer, payment.debtor(), id, payment.currency(), timeline.today(), purpose);
    }

    /// The customer's credits, the oldest first, for this invoice.
    @Transactional
    public void useCredit(Viewer viewer, InvoiceId id) {
        Invoice invoice = invoices.lock(viewer, id).orElseThrow(() -> new NotFound("invoice " + id));
        BigDecimal open = invoice.open();
        for (CashStore.Credit credit : cash.lockCredits(invoice.debtor(), invoice.currency())) {
            BigDecimal part = open.min(credit.left());
            if (part.signum() <= 0) continue;
            if (credit.note()) cash.allocateNote(credit.id(), id, part, timeline.today(), viewer.user());
            else cash.allocate(new PaymentId(credit.id()), Map.of(id.value(), part), timeline.today(), viewer.user());
            open = open.subtract(part);
        }
        if (open.compareTo(invoice.open()) == 0) throw new Conflict("invoices.no.credit");
        tellPaid(viewer, Set.of(id.value()));
    }

    @Transactional
    public void release(Viewer viewer, PaymentId id, long allocation) {
        Payment payment = payment(viewer, id);
        List<Long> touched = locked(payment);
        if (!cash.release(id, allocation)) throw new NotFound("allocation " + allocation);
        tellUnpaid(viewer, touched);
        audit.record(viewer.user(), "payment.released", "payment:" + id, Map.of());
    }

    /// The money went back, or never came: whatever it paid for is open again.
    @Transactional
    public void reverse(Viewer viewer, PaymentId id, String why) {
        Payment payment = payment(viewer, id);
        List<Long> touched = locked(payment);
        cash.releaseAll(id);
        if (!cash.reverse(id, timeline.today(), why)) throw new Conflict("payments.reversed.already");
        tellUnpaid(viewer, touched);
        audit.record(
                viewer.user(),
                "payment.reversed",
                "payment:" + id,
                Map.of("amount", payment.amount().toPlainString() + " " + payment.currency()));
        webhooks.happened(InvoicesConfiguration.REVERSED, Map.of("id", id.value()));
    }

    private void allocate(
            Viewer viewer, Debtor debtor, PaymentId id, Currency currency, LocalDate on, Purpose purpose) {
        List<Invoice> open = invoices.open(viewer, debtor, currency);
        Map<Long, BigDecimal> wanted = new LinkedHashMap<>();
        switch (purpose) {
            case Purpose.Nothing _ -> {
                return;
            }
            case Purpose.OldestFirst _ -> {
                for (Invoice invoice : open) wanted.put(invoice.id().value(), invoice.open());
            }
            case Purpose.These these -> wanted.putAll(these.parts());
        }
        var ofDebtor = open.stream().map(invoice -> invoice.id().value()).toList();
        if (!ofDebtor.containsAll(wanted.keySet())) throw new Conflict("payments.settled.meanwhile");
        cash.lockInvoices(wanted.keySet());
        Map<Long, BigDecimal> now = cash.open(wanted.keySet());
        BigDecimal left = cash.lockLeft(id);
        Map<Long, BigDecimal> parts = switch (purpose) {
            case Purpose.These these -> exactly(these.parts(), now, left);
            case Purpose.OldestFirst _, Purpose.Nothing _ -> {
                var sides = new ArrayList<Settling.Side>();
                for (Long invoice : ofDebtor) {
                    BigDecimal amount = now.get(invoice);
                    if (amount != null) sides.add(new Settling.Side(invoice, amount));
                }
                yield Settling.inOrder(left, sides);
            }
        };
        cash.allocate(id, parts, on, viewer.user());
        tellPaid(viewer, parts.keySet());
    }

    private static Map<Long, BigDecimal> exactly(
            Map<Long, BigDecimal> parts, Map<Long, BigDecimal> open, BigDecimal left) {
        BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean fits = sum.compareTo(left) <= 0
                && parts.entrySet().stream()
                        .allMatch(part ->
                                part.getValue().compareTo(open.getOrDefault(part.getKey(), BigDecimal.ZERO)) <= 0);
        if (!fits) throw new Conflict("payments.settled.meanwhile");
        return parts;
    }

    private List<Long> locked(Payment payment) {
        List<Long> touched = cash.ofPayment(payment.id()).stream()
                .map(allocation -> allocation.invoice().value())
                .distinct()
                .toList();
        cash.lockInvoices(touched);
        return touched;
    }

    private void tellPaid(Viewer viewer, Collection<Long> touched) {
        List<Invoice> paid = touched.stream()
                .flatMap(id -> invoices.find(viewer, new InvoiceId(id)).stream())
                .filter(invoice -> invoice.open().signum() == 0)
                .toList();
        paid.forEach(timeline::paid);
        if (!paid.isEmpty())
            events.publishEvent(
                    new InvoicesSettled(paid.stream().map(Invoice::id).toList()));
    }

    private void tellUnpaid(Viewer viewer, Collection<Long> touched) {
        for (long id : touched)
            invoices.find(viewer, new InvoiceId(id))
                    .filter(invoice -> invoice.open().signum() > 0)
                    .ifPresent(timeline::unpaid);
    }

    private Payment payment(Viewer viewer, PaymentId id) {
        return cash.change(viewer, id).orElseThrow(() -> new NotFound("payment " + id));
    }
}

package io.attune.commerce.invoices;

import io.attune.commerce.CreditTerms;
import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors.Named;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.InvoicesSettled;
import io.attune.commerce.Line;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.numbers.NumberSeries;
import io.attune.commerce.numbers.NumberSeries.Kind;
import io.attune.commerce.origins.Makings;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.audit.Audit;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes invoices and what may happen to them once they are out: nothing on them changes, they are lowered by credit
/// notes, cancelled by one, or given up.
@Component
class Billing {
    private final ApplicationEventPublisher events;
    private final Makings makings;
    private final InvoiceStore invoices;
    private final CashStore cash;
    private final NumberSeries numbers;
    private final CreditTerms terms;
    private final InvoiceTimeline timeline;
    private final Audit audit;
    private final WebhookEvents webhooks;

    Billing(
            ApplicationEventPublisher events,
            Makings makings,
            InvoiceStore invoices,
            CashStore cash,
            NumberSeries numbers,
            CreditTerms terms,
            InvoiceTimeline timeline,
            Audit audit,
            WebhookEvents webhooks) {
        this.events = events;
        this.makings = makings;
        this.invoices = invoices;
        this.cash = cash;
        this.numbers = numbers;
        this.terms = terms;
        this.timeline = timeline;
        this.audit = audit;
        this.webhooks = webhooks;
    }

    int termDays(Debtor debtor) {
        return terms.of(debtor).days();
    }

    @Transactional
    public InvoiceId draft(Viewer viewer, @Nullable PersonId person, @Nullable AccountId account, InvoiceDraft draft) {
        return made(viewer, invoices.insert(person, account, null, draft, viewer.user()));
    }

    /// What was kept of an order, to whom it was sold. An order of one amount becomes one line.
    @Transactional
    public InvoiceId ofOrder(Viewer viewer, OrderSheet sheet, Named customer, String text) {
        List<Line> lines = sheet.lines().isEmpty()
                ? List.of(line(text, sheet.order().amount()))
                : sheet.lines().stream()
                        .filter(line -> line.kept().signum() > 0)
                        .map(line -> kept(line.line(), line.kept()))
                        .toList();
        if (lines.isEmpty()) throw new Conflict("invoices.nothing");
        InvoiceId made = invoices.insert(
                sheet.order().person(),
                sheet.account(),
                sheet.order().id(),
                new InvoiceDraft(
                        customer.name(),
                        customer.address(),
                        sheet.order().currency(),
                        sheet.taxIncluded(),
                        termDays(sheet.debtor()),
                        null,
                        lines),
                viewer.user());
        return made(viewer, made);
    }

    private InvoiceId made(Viewer viewer, InvoiceId invoice) {
        makings.stamp(viewer, Makings.Of.INVOICE, invoice.value());
        return mayChange(viewer, invoice);
    }

    /// @throws Conflict where somebody changed it meanwhile, or issued it
    @Transactional
    public void change(Viewer viewer, InvoiceId invoice, int version, InvoiceDraft draft) {
        mayChange(viewer, invoice);
        if (!invoices.update(invoice, version, draft)) throw new Conflict("failure.409.reason");
    }

    @Transactional
    public void discard(Viewer viewer, InvoiceId invoice) {
        mayChange(viewer, invoice);
        if (!invoices.deleteDraft(invoice)) throw new Conflict("invoices.issued.already");
    }

    @Transactional
    public void issue(Viewer viewer, InvoiceId id) {
        Invoice draft = locked(viewer, id);
        if (!draft.draft()) throw new Conflict("invoices.issued.already");
        LocalDate today = timeline.today();
        String number = numbers.next(Kind.INVOICE, today.getYear());
        invoices.issue(id, number, today);
        timeline.issued(locked(viewer, id));
        audit.record(viewer.user(), "invoice.issued", "invoice:" + id, Map.of("number", number));
        webhooks.happened(InvoicesConfiguration.ISSUED, Map.of("id", id.value()));
    }

    /// Lowers an invoice; what is more than what is open stays as the customer's credit.
    @Transactional
    public void credit(Viewer viewer, InvoiceId id, BigDecimal amount, String reason) {
        Invoice invoice = issued(viewer, id);
        if (amount.compareTo(invoice.creditable()) > 0) throw new Conflict("invoices.credit.too.much");
        long note = note(viewer, invoice, amount, reason);
        BigDecimal here = amount.min(invoice.open());
        if (here.signum() > 0) cash.allocateNote(note, id, here, timeline.today(), viewer.user());
        if (here.compareTo(invoice.open()) == 0) settled(id);
        audit.record(viewer.user(), "invoice.credited", "invoice:" + id, Map.of("amount", amount.toPlainString()));
    }

    /// A credit note over the whole invoice. What was paid becomes the customer's credit.
    @Transactional
    public void cancel(Viewer viewer, InvoiceId id, String reason) {
        Invoice invoice = issued(viewer, id);
        if (invoice.loss() != null) throw new Conflict("invoices.written.off.already");
        cash.releaseOthers(id);
        timeline.unpaid(invoice);
        if (invoice.creditable().signum() > 0) note(viewer, invoice, invoice.creditable(), reason);
        for (CreditNote note : cash.notes(id)) {
            BigDecimal left = note.amount().subtract(note.allocated());
            if (left.signum() > 0) cash.allocateNote(note.id(), id, left, timeline.today(), viewer.user());
        }
        invoices.cancelWhereNothingIsOpen(id);
        settled(id);
        audit.record(viewer.user(), "invoice.cancelled", "invoice:" + id, Map.of("number", number(invoice)));
        webhooks.happened(InvoicesConfiguration.CANCELLED, Map.of("id", id.value()));
    }

    /// Nobody expects the open part any more.
    @Transactional
    public void writeOff(Viewer viewer, InvoiceId id, String why) {
        Invoice invoice = issued(viewer, id);
        if (invoice.open().signum() == 0) throw new Conflict("invoices.nothing.open");
        invoices.writeOff(id, timeline.today(), why);
        settled(id);
        audit.record(
                viewer.user(),
                "invoice.writtenoff",
                "invoice:" + id,
                Map.of("number", number(invoice), "amount", invoice.open().toPlainString()));
    }

    private void settled(InvoiceId invoice) {
        events.publishEvent(new InvoicesSettled(List.of(invoice)));
    }

    /// Whoever may not change what they wrote never wrote it.
    private InvoiceId mayChange(Viewer viewer, InvoiceId made) {
        return locked(viewer, made).id();
    }

    private long note(Viewer viewer, Invoice invoice, BigDecimal amount, String reason) {
        LocalDate today = timeline.today();
        String number = numbers.next(Kind.CREDIT_NOTE, today.getYear());
        long note = cash.insertNote(invoice, number, amount, reason, today, viewer.user());
        timeline.lowered(invoice, note, amount);
        return note;
    }

    private Invoice issued(Viewer viewer, InvoiceId id) {
        Invoice invoice = locked(viewer, id);
        if (!invoice.issued()) throw new Conflict("invoices.not.issued");
        return invoice;
    }

    private Invoice locked(Viewer viewer, InvoiceId id) {
        return invoices.lock(viewer, id).orElseThrow(() -> new NotFound("invoice " + id));
    }

    private static String number(Invoice invoice) {
        return Objects.requireNonNullElse(invoice.number(), "");
    }

    private static Line line(String text, BigDecimal amount) {
        return new Line(0, null, null, text, BigDecimal.ONE, "", amount, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Line kept(Line line, BigDecimal quantity) {
        return new Line(
                0,
                line.product(),
                line.sku(),
                line.text(),
                quantity,
                line.unit(),
                line.unitPrice(),
                line.discount(),
                line.taxRate());
    }
}

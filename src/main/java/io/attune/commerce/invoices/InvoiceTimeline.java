package io.attune.commerce.invoices;

import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.settings.CompanySettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What happens to invoices, on the timelines of the people they name.
@Component
class InvoiceTimeline {
    static final String ISSUED = "invoice";
    static final String PAID = "invoice-paid";
    static final String OVERDUE = "invoice-overdue";
    static final String LOWERED = "credit-note";

    private final Timeline timeline;
    private final CompanySettings settings;
    private final Clock clock;

    InvoiceTimeline(Timeline timeline, CompanySettings settings, Clock clock) {
        this.timeline = timeline;
        this.settings = settings;
        this.clock = clock;
    }

    void issued(Invoice invoice) {
        put(entry(ISSUED, invoice.id().value(), invoice, clock.instant(), "invoice.issued", invoice.total()));
    }

    void paid(Invoice invoice) {
        put(entry(PAID, invoice.id().value(), invoice, clock.instant(), "invoice.paid", invoice.total()));
    }

    void unpaid(Invoice invoice) {
        timeline.remove(PAID, List.of(invoice.id().value()));
    }

    void lowered(Invoice invoice, long note, BigDecimal amount) {
        put(entry(LOWERED, note, invoice, clock.instant(), "invoice.credited", amount));
    }

    /// At the beginning of the day after it was due.
    void overdue(List<Invoice> invoices) {
        timeline.put(invoices.stream()
                .flatMap(invoice -> entry(
                        OVERDUE,
                        invoice.id().value(),
                        invoice,
                        Objects.requireNonNull(invoice.due())
                                .plusDays(1)
                                .atStartOfDay(settings.current().zone())
                                .toInstant(),
                        "invoice.overdue",
                        invoice.open()))
                .toList());
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(settings.current().zone()));
    }

    private void put(Stream<TimelineEntry> entry) {
        timeline.put(entry.toList());
    }

    /// None where only an account is named.
    private static Stream<TimelineEntry> entry(
            String source, long id, Invoice invoice, Instant at, String kind, BigDecimal amount) {
        PersonId person = invoice.person();
        if (person == null) return Stream.empty();
        return Stream.of(new TimelineEntry(
                source,
                id,
                person,
                invoice.account(),
                at,
                kind,
                Objects.requireNonNullElse(invoice.number(), ""),
                amount,
                invoice.currency(),
                "/invoices/" + invoice.id(),
                List.of()));
    }
}

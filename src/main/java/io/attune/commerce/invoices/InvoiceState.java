package io.attune.commerce.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How an invoice stands on a day.
public sealed interface InvoiceState {
    record Draft() implements InvoiceState {}

    record Open(LocalDate due) implements InvoiceState {}

    record PartlyPaid(LocalDate due, BigDecimal open) implements InvoiceState {}

    /// `days` since the day on which it was due.
    record Overdue(LocalDate due, long days, BigDecimal open) implements InvoiceState {}

    record Paid(LocalDate on) implements InvoiceState {}

    record WrittenOff(LocalDate on, BigDecimal amount, String why) implements InvoiceState {}

    record Cancelled() implements InvoiceState {}

    static InvoiceState of(Invoice invoice, LocalDate today) {
        return switch (invoice.standing()) {
            case Invoice.Standing.Draft _ -> new Draft();
            case Invoice.Standing.Cancelled _ -> new Cancelled();
            case Invoice.Standing.Issued issued -> issued(invoice, issued, today);
        };
    }

    private static InvoiceState issued(Invoice invoice, Invoice.Standing.Issued issued, LocalDate today) {
        Invoice.Loss loss = invoice.loss();
        if (loss != null && invoice.open().signum() == 0) return new WrittenOff(loss.on(), loss.amount(), loss.why());
        LocalDate paid = invoice.settledOn();
        if (invoice.open().signum() == 0) return new Paid(paid == null ? issued.on() : paid);
        if (issued.due().isBefore(today))
            return new Overdue(issued.due(), ChronoUnit.DAYS.between(issued.due(), today), invoice.open());
        return invoice.settled().signum() > 0 ? new PartlyPaid(issued.due(), invoice.open()) : new Open(issued.due());
    }

    /// The last part of a message key below `invoice.state.`.
    default String key() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// The tone of its chip.
    default String tone() {
        return switch (this) {
            case Overdue _ -> "neg";
            case Paid _ -> "pos";
            case PartlyPaid _ -> "warn";
            case Open _ -> "buy";
            case Draft _, WrittenOff _, Cancelled _ -> "";
        };
    }
}

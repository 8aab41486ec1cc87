package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Money;
import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.ListAddress;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The lists of invoices and payments as files; amounts stand in the currency beside them.
@Configuration(proxyBeanMethods = false)
class MoneySheets {
    @Bean
    Exportable invoiceSheet(InvoiceStore invoices, InvoiceTimeline days) {
        return new Invoices(invoices, days);
    }

    @Bean
    Exportable paymentSheet(CashStore cash) {
        return new Payments(cash);
    }

    private record Invoices(InvoiceStore invoices, InvoiceTimeline days) implements Exportable {
        @Override
        public String list() {
            return "invoices";
        }

        @Override
        public String title() {
            return "invoices.title";
        }

        @Override
        public Right needs() {
            return Right.SEE_MONEY;
        }

        @Override
        public ExportSheet<Invoice> sheet(Viewer viewer, ListAddress address, Words words) {
            InvoiceFilter filter =
                    InvoiceFilter.typed(address.text("state"), address.text("debtor"), address.text("number"));
            return new ExportSheet<>(
                    List.of(
                            new Column<>(words.text("invoices.number"), Invoice::number),
                            new Column<>(words.text("money.customer"), Invoice::addressee),
                            new Column<>(words.text("invoices.issued.on"), Invoice::issuedOn),
                            new Column<>(words.text("invoices.due"), Invoice::due),
                            new Column<>(
                                    words.text("orders.status"),
                                    invoice -> words.text("invoice.state."
                                            + InvoiceState.of(invoice, days.today())
                                                    .key())),
                            new Column<>(
                                    words.text("lines.total"),
                                    invoice -> Money.rounded(invoice.total(), invoice.currency())),
                            new Column<>(
                                    words.text("export.tax"),
                                    invoice -> Money.rounded(invoice.tax(), invoice.currency())),
                            new Column<>(
                                    words.text("invoices.open"),
                                    invoice -> Money.rounded(invoice.open(), invoice.currency())),
                            new Column<>(words.text("export.currency"), Invoice::currency)),
                    (last, limit) -> invoices.page(
                            viewer,
                            filter,
                            days.today(),
                            last == null ? Long.MAX_VALUE : last.id().value(),
                            limit));
        }
    }

    private record Payments(CashStore cash) implements Exportable {
        @Override
        public String list() {
            return "payments";
        }

        @Override
        public String title() {
            return "payments.title";
        }

        @Override
        public Right needs() {
            return Right.SEE_MONEY;
        }

        @Override
        public ExportSheet<Payment> sheet(Viewer viewer, ListAddress address, Words words) {
            Debtor debtor = Debtor.parse(address.text("debtor")).orElse(null);
            return new ExportSheet<>(
                    List.of(
                            new Column<>(words.text("payments.day"), Payment::on),
                            new Column<>(words.text("money.customer"), Payment::name),
                            new Column<>(
                                    words.text("payments.method"),
                                    payment -> words.text("payments.method." + payment.method())),
                            new Column<>(words.text("payments.reference"), Payment::reference),
                            new Column<>(
                                    words.text("orders.amount"),
                                    payment -> Money.rounded(payment.amount(), payment.currency())),
                            new Column<>(
                                    words.text("payments.left"),
                                    payment -> Money.rounded(payment.left(), payment.currency())),
                            new Column<>(words.text("export.currency"), Payment::currency),
                            new Column<>(words.text("export.reversed"), payment -> {
                                Payment.Reversal reversal = payment.reversal();
                                return reversal == null ? null : reversal.on();
                            })),
                    (last, limit) -> cash.page(
                            viewer,
                            debtor,
                            last == null ? Long.MAX_VALUE : last.id().value(),
                            limit));
        }
    }
}

package io.attune.commerce.invoices;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.attune.commerce.InvoicesBecameOverdue;
import io.attune.customers.TimelineSource;
import io.attune.platform.jobs.Recurring;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Right;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Command;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/// Commands, sources of timelines, and the task that says once of each invoice that it was not paid in time.
@Configuration(proxyBeanMethods = false)
class InvoicesConfiguration {
    static final WebhookType ISSUED = new WebhookType("invoice.issued");
    static final WebhookType CANCELLED = new WebhookType("invoice.cancelled");
    static final WebhookType OVERDUE = new WebhookType("invoice.overdue");
    static final WebhookType RECEIVED = new WebhookType("payment.received");
    static final WebhookType REVERSED = new WebhookType("payment.reversed");

    private static final int PIECE = 500;

    // Which day it is depends on the zone that the company chose; a look reads one small index.
    @Bean
    RecurringTask<?> overdueInvoices(
            InvoiceStore invoices,
            InvoiceTimeline timeline,
            CompanySettings settings,
            ApplicationEventPublisher events,
            WebhookEvents webhooks,
            TransactionTemplate transaction) {
        return Recurring.every("commerce.overdue", Duration.ofMinutes(10), () -> {
            boolean more = settings.exist();
            while (more) {
                Integer told = transaction.execute(_ -> tell(invoices, timeline, events, webhooks));
                more = told != null && told == PIECE;
            }
        });
    }

    static int tell(
            InvoiceStore invoices, InvoiceTimeline timeline, ApplicationEventPublisher events, WebhookEvents webhooks) {
        List<Invoice> overdue = invoices.becameOverdue(timeline.today(), PIECE);
        if (overdue.isEmpty()) return 0;
        timeline.overdue(overdue);
        events.publishEvent(
                new InvoicesBecameOverdue(overdue.stream().map(Invoice::id).toList()));
        webhooks.happened(
                OVERDUE,
                overdue.stream()
                        .map(invoice -> Map.of("id", invoice.id().value()))
                        .toList());
        return overdue.size();
    }

    @Bean
    WebhookType invoiceIssued() {
        return ISSUED;
    }

    @Bean
    WebhookType invoiceCancelled() {
        return CANCELLED;
    }

    @Bean
    WebhookType invoiceOverdue() {
        return OVERDUE;
    }

    @Bean
    WebhookType paymentReceived() {
        return RECEIVED;
    }

    @Bean
    WebhookType paymentReversed() {
        return REVERSED;
    }

    @Bean
    TimelineSource issuedLines() {
        return new TimelineSource(InvoiceTimeline.ISSUED, Kind.MONEY);
    }

    @Bean
    TimelineSource paidLines() {
        return new TimelineSource(InvoiceTimeline.PAID, Kind.MONEY);
    }

    @Bean
    TimelineSource overdueLines() {
        return new TimelineSource(InvoiceTimeline.OVERDUE, Kind.MONEY);
    }

    @Bean
    TimelineSource loweredLines() {
        return new TimelineSource(InvoiceTimeline.LOWERED, Kind.MONEY);
    }

    @Bean
    Command invoicesCommand() {
        return Command.go("invoices.command", null, "/invoices", Right.SEE_MONEY);
    }

    @Bean
    Command newInvoiceCommand() {
        return Command.go("invoices.command.new", null, "/invoices/new", Right.KEEP_BOOKS);
    }

    @Bean
    Command newPaymentCommand() {
        return Command.go("payments.command.new", null, "/payments/new", Right.KEEP_BOOKS);
    }
}

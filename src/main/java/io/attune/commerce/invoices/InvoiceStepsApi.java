package io.attune.commerce.invoices;

import io.attune.commerce.Debtors;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.Money;
import io.attune.commerce.OrderBook;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.invoices.ApiInvoice.Credit;
import io.attune.commerce.invoices.ApiInvoice.Why;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happens to an invoice: each step is a resource of it, and none is taken back.
@RestController
@RequestMapping("/api/v1")
@Needs(Right.KEEP_BOOKS)
class InvoiceStepsApi {
    private final InvoiceWriting writing;
    private final Billing billing;
    private final Cashier cashier;
    private final InvoiceStore invoices;
    private final OrderBook orders;
    private final Debtors debtors;
    private final CurrentWords words;

    InvoiceStepsApi(
            InvoiceWriting writing,
            Billing billing,
            Cashier cashier,
            InvoiceStore invoices,
            OrderBook orders,
            Debtors debtors,
            CurrentWords words) {
        this.writing = writing;
        this.billing = billing;
        this.cashier = cashier;
        this.invoices = invoices;
        this.orders = orders;
        this.debtors = debtors;
        this.words = words;
    }

    @PostMapping("/invoices/{id}/issuance")
    @Operation(summary = "Issue a draft: it gets its number, and does not change any more")
    ResponseEntity<ApiInvoice> issue(Viewer viewer, @PathVariable long id) {
        billing.issue(viewer, new InvoiceId(id));
        return answer(viewer, id);
    }

    @PostMapping("/invoices/{id}/credit-notes")
    @Operation(summary = "Lower an issued invoice; what is more than what is open stays as the customer's credit")
    ResponseEntity<ApiInvoice> credit(Viewer viewer, @PathVariable long id, @RequestBody @Valid Credit input) {
        Invoice invoice = find(viewer, id);
        BigDecimal amount = new BigDecimal(Objects.requireNonNull(input.amount()));
        boolean fits = amount.signum() > 0
                && Money.payable(amount, invoice.currency())
                && amount.compareTo(invoice.creditable()) <= 0;
        if (!fits) throw ApiProblem.field("amount", "problem.credit");
        billing.credit(
                viewer,
                invoice.id(),
                amount,
                Objects.requireNonNull(input.reason()).strip());
        return answer(viewer, id);
    }

    @PostMapping("/invoices/{id}/cancellation")
    @Operation(summary = "Cancel an issued invoice by a credit note over all of it")
    ResponseEntity<ApiInvoice> cancel(Viewer viewer, @PathVariable long id, @RequestBody @Valid Why input) {
        billing.cancel(viewer, new InvoiceId(id), input.text());
        return answer(viewer, id);
    }

    @PostMapping("/invoices/{id}/write-off")
    @Operation(summary = "Give up what is open")
    ResponseEntity<ApiInvoice> writeOff(Viewer viewer, @PathVariable long id, @RequestBody @Valid Why input) {
        billing.writeOff(viewer, new InvoiceId(id), input.text());
        return answer(viewer, id);
    }

    @PostMapping("/invoices/{id}/credit-use")
    @Operation(summary = "Pay an invoice from the customer's credit, the oldest first")
    ResponseEntity<ApiInvoice> useCredit(Viewer viewer, @PathVariable long id) {
        cashier.useCredit(viewer, new InvoiceId(id));
        return answer(viewer, id);
    }

    @PostMapping("/orders/{id}/invoice")
    @ApiResponse(responseCode = "201", description = "Drafted")
    @ApiResponse(responseCode = "200", description = "It has one that was not cancelled: that one")
    @Operation(summary = "Draft the invoice of an order, over what was kept of it")
    ResponseEntity<ApiInvoice> ofOrder(Viewer viewer, @PathVariable long id) {
        OrderSheet sheet = orders.find(viewer, new OrderId(id)).orElseThrow(() -> new NotFound("order " + id));
        Optional<Invoice> known = invoices.ofOrder(viewer, sheet.order().id())
                .filter(invoice -> !(invoice.standing() instanceof Invoice.Standing.Cancelled));
        if (known.isPresent()) return answer(viewer, known.get().id().value());
        var customer =
                debtors.find(viewer, sheet.debtor()).orElseThrow(() -> new NotFound("customer " + sheet.debtor()));
        String number = Objects.requireNonNullElse(
                sheet.order().number(), sheet.order().id().toString());
        String text = Objects.requireNonNullElse(
                sheet.order().description(), words.of(viewer).text("orders.one", number));
        Invoice made =
                find(viewer, billing.ofOrder(viewer, sheet, customer, text).value());
        return ResponseEntity.created(URI.create("/api/v1/invoices/" + made.id()))
                .eTag(Version.tag(made.version()))
                .body(writing.shown(viewer, made));
    }

    private Invoice find(Viewer viewer, long id) {
        return invoices.find(viewer, new InvoiceId(id)).orElseThrow(() -> new NotFound("invoice " + id));
    }

    private ResponseEntity<ApiInvoice> answer(Viewer viewer, long id) {
        Invoice invoice = find(viewer, id);
        return ResponseEntity.ok().eTag(Version.tag(invoice.version())).body(writing.shown(viewer, invoice));
    }
}

package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.InvoiceId;
import io.attune.commerce.invoices.ApiInvoice.Input;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Upsert;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Invoices for programs. They change and go only while they are drafts; what happens afterwards is in
/// [InvoiceStepsApi].
@RestController
@RequestMapping("/api/v1/invoices")
@Needs(Right.KEEP_BOOKS)
class InvoicesApi {
    private final InvoiceWriting writing;
    private final Billing billing;
    private final InvoiceStore invoices;
    private final InvoiceTimeline days;
    private final Bodies bodies;
    private final Bulk bulk;

    InvoicesApi(
            InvoiceWriting writing,
            Billing billing,
            InvoiceStore invoices,
            InvoiceTimeline days,
            Bodies bodies,
            Bulk bulk) {
        this.writing = writing;
        this.billing = billing;
        this.invoices = invoices;
        this.days = days;
        this.bodies = bodies;
        this.bulk = bulk;
    }

    @Schema(name = "BulkInvoices")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_MONEY)
    @Operation(summary = "The newest invoices first")
    Slice<ApiInvoice> list(
            Viewer viewer,
            @RequestParam(required = false)
                    @Pattern(regexp = "open|overdue|paid|draft|writtenoff|cancelled", message = "problem.malformed")
                    @Schema(allowableValues = {"open", "overdue", "paid", "draft", "writtenoff", "cancelled"})
                    @Nullable
                    String state,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(defaultValue = "") @Size(max = 200) String number,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Debtor debtor = person == null && account == null
                ? null
                : Debtor.of(
                        person == null ? null : new PersonId(person), account == null ? null : new AccountId(account));
        var filter = new InvoiceFilter(state == null ? "" : state, debtor, number.strip());
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        List<ApiInvoice> found = writing.listed(viewer, invoices.page(viewer, filter, days.today(), before, limit + 1));
        return Slice.of(found, limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_MONEY)
    @Operation(summary = "One invoice with its lines and what settles it; its version is the ETag")
    ResponseEntity<ApiInvoice> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, find(viewer, id));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Draft an invoice; its number comes when it is issued")
    ResponseEntity<ApiInvoice> create(Viewer viewer, @RequestBody @Valid Input input) {
        return answer(
                viewer,
                HttpStatus.CREATED,
                find(viewer, writing.create(viewer, input).value()));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a draft")
    ResponseEntity<ApiInvoice> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        Invoice before = find(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        writing.change(
                viewer, before, version, bodies.merge(Input.of(writing.shown(viewer, before)), patch, Input.class));
        return answer(viewer, HttpStatus.OK, find(viewer, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw a draft away; an issued invoice is cancelled instead")
    void discard(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Invoice invoice = find(viewer, id);
        Version.matching(ifMatch, invoice.version());
        if (!invoice.draft()) throw new Conflict("invoices.issued.already");
        billing.discard(viewer, invoice.id());
    }

    @PostMapping("/bulk")
    @Operation(summary = "Draft or change up to 1,000 invoices by their external ids; what a row leaves out stays")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.put(
                viewer,
                body.rows(),
                new Upsert<Invoice, Input>(
                        Input.class,
                        "externalId",
                        key -> writing.known(viewer, key),
                        invoice -> invoice.id().value(),
                        invoice -> Input.of(writing.shown(viewer, invoice)),
                        input -> writing.create(viewer, input).value(),
                        (before, _, input) -> writing.change(viewer, before, before.version(), input)));
    }

    private Invoice find(Viewer viewer, long id) {
        return invoices.find(viewer, new InvoiceId(id)).orElseThrow(() -> new NotFound("invoice " + id));
    }

    private ResponseEntity<ApiInvoice> answer(Viewer viewer, HttpStatus status, Invoice invoice) {
        return Version.answer(
                status, invoice.version(), "/api/v1/invoices/" + invoice.id(), writing.shown(viewer, invoice));
    }
}

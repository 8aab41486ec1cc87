package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.commerce.Money;
import io.attune.commerce.PaymentId;
import io.attune.commerce.invoices.ApiInvoice.Why;
import io.attune.commerce.invoices.ApiPayment.Input;
import io.attune.commerce.invoices.ApiPayment.Use;
import io.attune.commerce.origins.Makings;
import io.attune.customers.AccountId;
import io.attune.customers.Origin;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Bulk;
import io.attune.platform.api.Bulk.Kept;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.ExternalKeys;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Payments for programs. Money that came in does not change and is not deleted: it is reversed.
@RestController
@RequestMapping("/api/v1/payments")
@Needs(Right.KEEP_BOOKS)
class PaymentsApi {
    private final Makings makings;
    private final Cashier cashier;
    private final CashStore cash;
    private final Debtors debtors;
    private final People people;
    private final InvoiceTimeline days;
    private final CompanySettings settings;
    private final Bodies bodies;
    private final Bulk bulk;
    private final TransactionTemplate transaction;
    private final ExternalKeys keys;

    PaymentsApi(
            Makings makings,
            Cashier cashier,
            CashStore cash,
            Debtors debtors,
            People people,
            InvoiceTimeline days,
            CompanySettings settings,
            Bodies bodies,
            Bulk bulk,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.makings = makings;
        this.cashier = cashier;
        this.cash = cash;
        this.debtors = debtors;
        this.people = people;
        this.days = days;
        this.settings = settings;
        this.bodies = bodies;
        this.bulk = bulk;
        this.transaction = transaction;
        this.keys = new ExternalKeys(jdbc, "payment");
    }

    @Schema(name = "BulkPayments")
    record Rows(
            @ArraySchema(schema = @Schema(implementation = Input.class), minItems = 1, maxItems = Bulk.MOST) @Nullable
            List<@Nullable JsonNode> rows) {}

    @GetMapping
    @Needs(Right.SEE_MONEY)
    @Operation(summary = "The newest payments first")
    Slice<ApiPayment> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Long person,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        long before = Cursor.parse(cursor, 1).map(parts -> parts.number(0)).orElse(Long.MAX_VALUE);
        List<Payment> found = cash.page(
                viewer, person == null && account == null ? null : debtor(person, account), before, limit + 1);
        List<Long> ids = found.stream().map(payment -> payment.id().value()).toList();
        Map<Long, String> names = keys.of(ids);
        Map<Long, Origin> origins = makings.origins(Makings.Of.PAYMENT, ids);
        Map<PersonId, PersonId> left = left(viewer, found);
        List<ApiPayment> shown = found.stream()
                .map(payment -> ApiPayment.of(
                        payment,
                        left.get(payment.person()),
                        names.get(payment.id().value()),
                        null,
                        origins.getOrDefault(payment.id().value(), Origin.SYSTEM)))
                .toList();
        return Slice.of(shown, limit, last -> Cursor.of(last.id()));
    }

    @GetMapping("/{id}")
    @Needs(Right.SEE_MONEY)
    @Operation(summary = "One payment, and what it paid for")
    ApiPayment show(Viewer viewer, @PathVariable long id) {
        return shown(viewer, find(viewer, id));
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Take a payment in; without parts it pays what is open, the oldest first")
    ResponseEntity<ApiPayment> receive(Viewer viewer, @RequestBody @Valid Input input) {
        PaymentId made = Objects.requireNonNull(transaction.execute(_ -> take(viewer, input)));
        return ResponseEntity.created(URI.create("/api/v1/payments/" + made))
                .body(shown(viewer, find(viewer, made.value())));
    }

    @PostMapping("/{id}/allocations")
    @Operation(summary = "Use what is left of a payment; without parts for what is open, the oldest first")
    ApiPayment allocate(Viewer viewer, @PathVariable long id, @RequestBody @Valid Use use) {
        Payment payment = find(viewer, id);
        cashier.allocate(viewer, payment.id(), use.purpose(payment.currency(), payment.left()));
        return shown(viewer, find(viewer, id));
    }

    @DeleteMapping("/{id}/allocations/{allocation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take an allocation back: its part is the customer's credit again")
    void release(Viewer viewer, @PathVariable long id, @PathVariable long allocation) {
        cashier.release(viewer, new PaymentId(id), allocation);
    }

    @PostMapping("/{id}/reversal")
    @Operation(summary = "Say that the money went back: whatever it paid for is open again")
    ApiPayment reverse(Viewer viewer, @PathVariable long id, @RequestBody @Valid Why input) {
        cashier.reverse(viewer, new PaymentId(id), input.text());
        return shown(viewer, find(viewer, id));
    }

    @PostMapping("/bulk")
    @Operation(summary = "Take up to 1,000 payments in by their external ids; those that are known stay as they are")
    Bulk.Result put(Viewer viewer, @RequestBody Rows body) {
        return bulk.<Input>each(viewer, body.rows(), row -> put(viewer, row));
    }

    private Kept put(Viewer viewer, Patch<Input> row) {
        Optional<Long> known = keys.find(bodies.key(row, "externalId"));
        if (known.isPresent())
            return Kept.unchanged(find(viewer, known.get()).id().value());
        return Kept.created(take(viewer, bodies.fresh(row, Input.class)).value());
    }

    private PaymentId take(Viewer viewer, Input input) {
        if (input.person() == null && input.account() == null) throw ApiProblem.field("account", "problem.required");
        Debtor from = debtor(left(viewer, input.person()), input.account());
        if (debtors.find(viewer, from).isEmpty())
            throw ApiProblem.field(from.accountId() == null ? "person" : "account", "api.problem.nobody");
        Currency currency = input.currency() == null
                ? settings.current().currency()
                : Typed.currency(input.currency()).orElseThrow(() -> ApiProblem.field("currency", "problem.malformed"));
        BigDecimal amount = new BigDecimal(Objects.requireNonNull(input.amount()));
        if (amount.signum() == 0 || !Money.payable(amount, currency))
            throw ApiProblem.field("amount", "problem.amount");
        LocalDate on = input.on() == null ? days.today() : input.on();
        if (on.isAfter(days.today()) || on.getYear() < 1850) throw ApiProblem.field("on", "problem.date.past");
        String reference = input.reference() == null || input.reference().isBlank()
                ? null
                : input.reference().strip();
        var receipt = new Cashier.Receipt(
                from, amount, currency, on, Objects.requireNonNullElse(input.method(), "transfer"), reference);
        PaymentId made = cashier.receive(viewer, receipt, input.use().purpose(currency, amount));
        keys.put(made.value(), input.externalId());
        return made;
    }

    private @Nullable Long left(Viewer viewer, @Nullable Long said) {
        if (said == null) return null;
        return Objects.requireNonNull(
                        people.left(viewer, List.of(new PersonId(said))).get(new PersonId(said)))
                .value();
    }

    /// An account where one is named, as on a form.
    private static Debtor debtor(@Nullable Long person, @Nullable Long account) {
        return Debtor.of(person == null ? null : new PersonId(person), account == null ? null : new AccountId(account));
    }

    private Map<PersonId, PersonId> left(Viewer viewer, List<Payment> found) {
        return people.left(
                viewer,
                found.stream().map(Payment::person).filter(Objects::nonNull).toList());
    }

    private Payment find(Viewer viewer, long id) {
        return cash.find(viewer, new PaymentId(id)).orElseThrow(() -> new NotFound("payment " + id));
    }

    private ApiPayment shown(Viewer viewer, Payment payment) {
        PersonId left = left(viewer, List.of(payment)).get(payment.person());
        return ApiPayment.of(
                payment,
                left,
                keys.of(payment.id().value()).orElse(null),
                cash.ofPayment(payment.id()),
                makings.origin(Makings.Of.PAYMENT, payment.id().value()));
    }
}

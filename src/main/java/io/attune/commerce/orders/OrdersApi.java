package io.attune.commerce.orders;

import io.attune.commerce.Debtors;
import io.attune.commerce.Money;
import io.attune.commerce.OrderId;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.lines.LineBody;
import io.attune.commerce.lines.LineReader;
import io.attune.commerce.orders.ApiOrder.Input;
import io.attune.commerce.origins.Makings;
import io.attune.customers.AccountId;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Cursor;
import io.attune.platform.api.Patch;
import io.attune.platform.api.Slice;
import io.attune.platform.api.Version;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders for programs. They are not deleted: an order that is not to be is cancelled, and the books know of it.
@RestController
@RequestMapping("/api/v1/orders")
@Needs(Right.SEE_CUSTOMERS)
class OrdersApi {
    private static final int FIRST_YEAR = 1850;
    private static final int LAST_YEAR = 2200;

    private final Makings makings;
    private final OrderDesk desk;
    private final SheetStore sheets;
    private final LineReader lines;
    private final People people;
    private final Debtors debtors;
    private final Bodies bodies;
    private final CompanySettings settings;
    private final Clock clock;

    OrdersApi(
            Makings makings,
            OrderDesk desk,
            SheetStore sheets,
            LineReader lines,
            People people,
            Debtors debtors,
            Bodies bodies,
            CompanySettings settings,
            Clock clock) {
        this.makings = makings;
        this.desk = desk;
        this.sheets = sheets;
        this.lines = lines;
        this.people = people;
        this.debtors = debtors;
        this.bodies = bodies;
        this.settings = settings;
        this.clock = clock;
    }

    /// An order as one line of a list.
    @Schema(name = "OrderSummary")
    record Listed(
            long id,
            @Nullable String number,
            LocalDate day,
            long person,
            String name,
            @Nullable String account,
            @Nullable String description,
            String status,
            String amount,
            String refunded,
            String currency,
            @Nullable LocalDate promised,
            @Nullable LocalDate delivered) {
        static Listed of(OrderRow row) {
            return new Listed(
                    row.id().value(),
                    row.number(),
                    row.day(),
                    row.person(),
                    row.name(),
                    row.account(),
                    row.description(),
                    row.status(),
                    Money.decimal(row.amount(), row.currency()),
                    Money.decimal(row.refunded(), row.currency()),
                    row.currency().getCurrencyCode(),
                    row.arrival().promised(),
                    row.arrival().delivered());
        }
    }

    @GetMapping
    @Operation(summary = "The newest orders first")
    Slice<Listed> list(
            Viewer viewer,
            @RequestParam(required = false)
                    @Schema(
                            allowableValues = {"open", "placed", "paid", "shipped", "delivered", "returned", "cancelled"
                            })
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Size(max = 200) @Nullable String number,
            @RequestParam(required = false) @Size(max = 4000) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        if (status != null && !OrderFilter.STATES.contains(status))
            throw ApiProblem.parameter("status", "problem.malformed");
        if (!likely(from)) throw ApiProblem.parameter("from", "problem.date");
        if (!likely(until)) throw ApiProblem.parameter("until", "problem.date");
        var filter = new OrderFilter(status, from, until, number == null ? "" : number.strip());
        var after = Cursor.parse(cursor, 2)
                .map(parts -> new OrderStore.After(day(parts), parts.number(1)))
                .orElse(OrderStore.After.START);
        return Slice.of(
                sheets.page(viewer, filter, after, limit + 1).stream()
                        .map(Listed::of)
                        .toList(),
                limit,
                last -> Cursor.of(last.day(), last.id()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One order with its lines; its version is the ETag")
    ResponseEntity<ApiOrder> show(Viewer viewer, @PathVariable long id) {
        return answer(viewer, HttpStatus.OK, sheet(viewer, id));
    }

    @PostMapping
    @Needs(Right.KEEP_ORDERS)
    @ApiResponse(responseCode = "201", description = "Created")
    @Operation(summary = "Write an order; its number is the next of the series")
    ResponseEntity<ApiOrder> create(Viewer viewer, @RequestBody @Valid Input input) {
        OrderId made = desk.create(viewer, draft(viewer, input, null));
        return answer(viewer, HttpStatus.CREATED, sheet(viewer, made.value()));
    }

    @PatchMapping("/{id}")
    @Needs(Right.KEEP_ORDERS)
    @Operation(summary = "Change an order; lines that were returned or invoiced stay as they are")
    ResponseEntity<ApiOrder> change(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Patch<Input> patch) {
        OrderSheet before = sheet(viewer, id);
        int version = Version.matching(ifMatch, before.version());
        Input input = bodies.merge(Input.of(before), patch, Input.class);
        if (!sameBuyer(viewer, before.order().person(), input.person()))
            throw ApiProblem.field("person", "api.problem.order.person");
        try {
            desk.change(viewer, before, version, draft(viewer, input, before));
        } catch (Conflict _) {
            throw Version.changed();
        }
        return answer(viewer, HttpStatus.OK, sheet(viewer, id));
    }

    /// Also whoever the buyer was merged with.
    private boolean sameBuyer(Viewer viewer, PersonId buyer, @Nullable Long said) {
        if (said == null || buyer.value() == said) return said != null;
        Optional<PersonId> survivor = people.find(viewer, buyer).map(PersonSummary::id);
        return survivor.isPresent()
                && survivor.equals(people.find(viewer, new PersonId(said)).map(PersonSummary::id));
    }

    private OrderDraft draft(Viewer viewer, Input input, @Nullable OrderSheet before) {
        if (!likely(input.day())) throw ApiProblem.field("day", "problem.date");
        if (!likely(input.promised())) throw ApiProblem.field("promised", "problem.date");
        if (!likely(input.delivered())) throw ApiProblem.field("delivered", "problem.date");
        PersonId person = people.find(viewer, new PersonId(Objects.requireNonNull(input.person())))
                .orElseThrow(() -> ApiProblem.field("person", "api.problem.nobody"))
                .id();
        OrderForm form = input.form(
                LocalDate.now(clock.withZone(settings.current().zone())),
                settings.current().currency().getCurrencyCode(),
                lines.taxIncluded(),
                before == null ? 0 : before.version());
        Map<String, String> problems = new HashMap<>();
        List<AccountId> accounts = debtors.accountsOf(viewer, person).stream()
                .map(account -> account.debtor().accountId())
                .filter(Objects::nonNull)
                .map(AccountId::new)
                .toList();
        boolean fixed = before != null && sheets.linesFixed(before.order().id());
        return form.read(
                        lines,
                        person,
                        accounts,
                        before,
                        fixed,
                        clock.withZone(settings.current().zone()),
                        problems)
                .orElseThrow(() -> refused(problems));
    }

    private static ApiProblem refused(Map<String, String> problems) {
        var fields = new ArrayList<FieldProblem>();
        problems.forEach((field, key) -> fields.add(new FieldProblem(LineBody.path(field), key)));
        return new ApiProblem(HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", fields);
    }

    private OrderSheet sheet(Viewer viewer, long id) {
        return sheets.find(viewer, new OrderId(id)).orElseThrow(() -> new NotFound("order " + id));
    }

    /// The buyer is whoever is left after merges.
    private ResponseEntity<ApiOrder> answer(Viewer viewer, HttpStatus status, OrderSheet sheet) {
        var answer = ResponseEntity.status(status).eTag(Version.tag(sheet.version()));
        if (status == HttpStatus.CREATED)
            answer.location(URI.create("/api/v1/orders/" + sheet.order().id()));
        PersonId buyer = sheet.order().person();
        PersonId left = people.find(viewer, buyer).map(PersonSummary::id).orElse(buyer);
        return answer.body(ApiOrder.of(
                sheet, left, makings.origin(Makings.Of.ORDER, sheet.order().id().value())));
    }

    private static LocalDate day(Cursor cursor) {
        return Typed.date(cursor.text(0))
                .filter(day -> day.getYear() >= 0 && day.getYear() <= 9999)
                .orElseThrow(() -> ApiProblem.parameter("cursor", "api.problem.cursor"));
    }

    private static boolean likely(@Nullable LocalDate day) {
        return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }
}

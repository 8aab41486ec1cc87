package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake;
import io.attune.commerce.OrdersImported;
import io.attune.commerce.origins.Makings;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.api.Bodies;
import io.attune.platform.api.Said;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Needs;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.Taking;
import io.attune.platform.tabular.Tally;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Up to a thousand orders of a shop at once, by its own numbers, the way that imports go.
@RestController
@RequestMapping("/api/v1/orders/bulk")
@Needs(Right.KEEP_ORDERS)
class OrdersBulkApi {
    private static final int MOST = 1_000;

    private final Makings makings;
    private final OrderIntake intake;
    private final SheetStore sheets;
    private final Bodies bodies;
    private final Said said;
    private final ApplicationEventPublisher events;
    private final CompanySettings settings;
    private final Clock clock;

    OrdersBulkApi(
            Makings makings,
            OrderIntake intake,
            SheetStore sheets,
            Bodies bodies,
            Said said,
            ApplicationEventPublisher events,
            CompanySettings settings,
            Clock clock) {
        this.makings = makings;
        this.intake = intake;
        this.sheets = sheets;
        this.bodies = bodies;
        this.said = said;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /// `customer` is the number of a person, who is made where nobody has it; `amount` a decimal text.
    @Schema(name = "BulkOrder")
    record Row(
            @NotBlank(message = "problem.required") @Size(max = 200, message = "problem.long") @Nullable
            String number,

            @NotBlank(message = "problem.required") @Size(max = 200, message = "problem.long") @Nullable
            String customer,

            @NotNull(message = "problem.required") LocalDate day,

            @NotNull(message = "problem.required")
            @Pattern(regexp = "\\d{1,14}(\\.\\d{1,4})?", message = "problem.number")
            String amount,

            @Nullable String currency,

            @Schema(
                    allowableValues = {"open", "placed", "paid", "shipped", "delivered", "returned", "cancelled"},
                    defaultValue = "paid")
            @Nullable
            String status,

            @Size(max = 500, message = "problem.long") @Nullable
            String description,

            @Nullable LocalDate promised,
            @Nullable LocalDate delivered) {}

    @Schema(name = "BulkOrders")
    record Rows(
            @NotNull(message = "problem.required") @Size(min = 1, max = MOST, message = "api.problem.rows")
            List<@Nullable Row> rows) {}

    /// What came of each row, in order: `kept` with its id, or `refused` with the reasons. A row is refused alone.
    @Schema(name = "BulkOrdersResult")
    record Result(long created, long updated, long unchanged, List<Outcome> rows) {}

    @Schema(name = "BulkOrderOutcome")
    record Outcome(
            @Schema(allowableValues = {"kept", "refused"}) String result,
            @Nullable Long id,
            @Nullable List<FieldProblem> errors) {}

    @PostMapping
    @Transactional
    @Operation(summary = "Create or change up to 1,000 orders by their numbers")
    public Result put(Viewer viewer, @RequestBody Rows body) {
        // As an import: it makes people, and changes whatever has the number.
        if (viewer.writes(Kind.MONEY) != Viewer.Scope.ALL || viewer.writes(Kind.PEOPLE) != Viewer.Scope.ALL)
            throw ApiProblem.of(HttpStatus.FORBIDDEN, "api.problem.bulk");
        List<@Nullable Row> rows = Objects.requireNonNull(bodies.valid(body).rows());
        // Below zero: such a run is no import that one can open.
        long run = -clock.millis();
        Delivery<IncomingOrder> delivery = intake.begin(run, Taking.PLAIN);
        var refused = new ArrayList<@Nullable List<FieldProblem>>();
        for (int i = 0; i < rows.size(); i++) refused.add(add(viewer, delivery, i, rows.get(i)));
        Tally outcome = delivery.settle((_, _) -> {});
        makings.stampRun(viewer, run);
        if (outcome.created() + outcome.updated() > 0) events.publishEvent(new OrdersImported(run));
        Map<String, Long> ids = sheets.ids(
                viewer,
                rows.stream()
                        .filter(Objects::nonNull)
                        .map(Row::number)
                        .filter(Objects::nonNull)
                        .toList());
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < rows.size(); i++) outcomes.add(outcome(viewer, rows.get(i), refused.get(i), ids));
        return new Result(outcome.created(), outcome.updated(), outcome.unchanged() + outcome.repeated(), outcomes);
    }

    private @Nullable List<FieldProblem> add(
            Viewer viewer, Delivery<IncomingOrder> delivery, int line, @Nullable Row row) {
        if (row == null) return List.of(new FieldProblem("", "problem.required"));
        List<FieldProblem> problems = new ArrayList<>(bodies.problems(row));
        Currency own = settings.current().currency();
        var currency = row.currency() == null ? Optional.of(own) : Typed.currency(row.currency());
        if (currency.isEmpty()) problems.add(new FieldProblem("currency", "problem.malformed"));
        if (row.status() != null && !OrderFilter.STATES.contains(row.status()))
            problems.add(new FieldProblem("status", "problem.malformed"));
        if (!problems.isEmpty()) return problems;
        try {
            delivery.add(incoming(line, row, currency.orElseThrow()));
            return null;
        } catch (RowRefused e) {
            return List.of(new FieldProblem(field(e.column()), said.text(e.problem(), viewer.locale())));
        }
    }

    /// Files call two of the fields otherwise.
    private static String field(String column) {
        return switch (column) {
            case "order" -> "number";
            case "date" -> "day";
            default -> column;
        };
    }

    private IncomingOrder incoming(int line, Row row, Currency currency) {
        LocalDate day = Objects.requireNonNull(row.day());
        ZoneId zone = settings.current().zone();
        return new IncomingOrder(
                line,
                Objects.requireNonNull(row.customer()).strip(),
                Objects.requireNonNull(row.number()).strip(),
                day,
                day.atTime(12, 0).atZone(zone).toInstant(),
                new BigDecimal(Objects.requireNonNull(row.amount())),
                currency,
                row.status(),
                row.description(),
                new Arrival(row.promised(), row.delivered()));
    }

    private Outcome outcome(
            Viewer viewer, @Nullable Row row, @Nullable List<FieldProblem> problems, Map<String, Long> ids) {
        if (problems != null || row == null) {
            List<FieldProblem> reasons = problems == null ? List.of() : problems;
            return new Outcome("refused", null, said.of(reasons, viewer.locale()));
        }
        return new Outcome("kept", ids.get(Objects.requireNonNull(row.number()).strip()), null);
    }
}

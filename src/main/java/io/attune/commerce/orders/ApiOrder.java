package io.attune.commerce.orders;

import io.attune.commerce.Money;
import io.attune.commerce.OrderSheet;
import io.attune.commerce.OrderSheet.OrderedLine;
import io.attune.commerce.lines.LineBody;
import io.attune.commerce.lines.LinesForm;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.platform.api.NoGaps;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order as programs read it. Amounts are decimal texts in `currency`, tax included.
@Schema(name = "Order")
record ApiOrder(
        long id,
        @Nullable String number,
        long person,
        @Nullable Long account,
        LocalDate day,
        Instant at,
        String status,
        String currency,
        @Nullable String description,

        @Schema(description = "The day by which it was to arrive") @Nullable
        LocalDate promised,

        @Schema(description = "The day on which it arrived") @Nullable
        LocalDate delivered,

        boolean taxIncluded,
        boolean byInvoice,
        String amount,
        String refunded,
        List<LineBody> lines,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId) {
    static ApiOrder of(OrderSheet sheet, PersonId person, Origin origin) {
        var order = sheet.order();
        return new ApiOrder(
                order.id().value(),
                order.number(),
                person.value(),
                sheet.account() == null ? null : sheet.account().value(),
                order.day(),
                order.at(),
                order.status(),
                order.currency().getCurrencyCode(),
                order.description(),
                order.arrival().promised(),
                order.arrival().delivered(),
                sheet.taxIncluded(),
                sheet.byInvoice(),
                Money.decimal(order.amount(), order.currency()),
                Money.decimal(sheet.refunded(), order.currency()),
                sheet.lines().stream().map(OrderedLine::line).map(LineBody::of).toList(),
                origin.stored(),
                origin.id());
    }

    /// An order as programs write it; `currency` is the company's and `day` today where they are absent. The amount is
    /// what the lines add up to.
    @Schema(name = "OrderInput")
    record Input(
            @NotNull(message = "problem.required") Long person,
            @Nullable Long account,
            @Nullable LocalDate day,

            @Schema(
                    allowableValues = {"open", "placed", "paid", "shipped", "delivered", "returned", "cancelled"},
                    defaultValue = "placed")
            @Nullable
            String status,

            @Size(min = 3, max = 3, message = "problem.malformed") @Nullable
            String currency,

            @Size(max = 500, message = "problem.long") @Nullable
            String description,

            @Nullable LocalDate promised,
            @Nullable LocalDate delivered,
            @Nullable Boolean taxIncluded,
            @Nullable Boolean byInvoice,

            @NoGaps @Size(max = 200, message = "problem.long") @Nullable
            List<@Valid LineBody> lines) {
        static Input of(OrderSheet sheet) {
            var order = ApiOrder.of(sheet, sheet.order().person(), Origin.SYSTEM);
            return new Input(
                    order.person(),
                    order.account(),
                    order.day(),
                    order.status(),
                    order.currency(),
                    order.description(),
                    order.promised(),
                    order.delivered(),
                    order.taxIncluded(),
                    order.byInvoice(),
                    order.lines());
        }

        OrderForm form(LocalDate today, String ownCurrency, boolean usuallyIncluded, int version) {
            return new OrderForm(
                    account == null ? "" : account.toString(),
                    (day == null ? today : day).toString(),
                    status == null ? "placed" : status,
                    currency == null ? ownCurrency : currency,
                    orEmpty(description),
                    promised == null ? "" : promised.toString(),
                    delivered == null ? "" : delivered.toString(),
                    taxIncluded == null ? usuallyIncluded : taxIncluded,
                    byInvoice != null && byInvoice,
                    version,
                    new LinesForm(
                            lines == null
                                    ? List.of()
                                    : lines.stream().map(LineBody::row).toList()));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

package io.attune.commerce.invoices;

import io.attune.commerce.Money;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.NoGaps;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A payment as programs read it. Amounts are decimal texts in `currency`; what is `left` is the customer's credit.
/// `allocations` are absent in lists.
@Schema(name = "Payment")
record ApiPayment(
        long id,
        @Nullable String externalId,
        @Nullable Long person,
        @Nullable Long account,
        String amount,
        String left,
        String currency,
        LocalDate on,

        @Schema(allowableValues = {"transfer", "card", "debit", "cash", "other"})
        String method,

        @Nullable String reference,
        @Nullable LocalDate reversedOn,
        @Nullable String reversedWhy,
        @Nullable List<Allocated> allocations,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId) {
    static final String AMOUNT = "\\d{1,15}(\\.\\d{1,4})?";

    /// `left` is whoever is left of its person after merges.
    static ApiPayment of(
            Payment payment,
            @Nullable PersonId left,
            @Nullable String externalId,
            @Nullable List<Allocation> allocations,
            Origin origin) {
        Currency currency = payment.currency();
        Payment.Reversal reversal = payment.reversal();
        return new ApiPayment(
                payment.id().value(),
                externalId,
                left == null ? null : left.value(),
                payment.account() == null ? null : payment.account().value(),
                Money.decimal(payment.amount(), currency),
                Money.decimal(payment.left(), currency),
                currency.getCurrencyCode(),
                payment.on(),
                payment.method(),
                payment.reference(),
                reversal == null ? null : reversal.on(),
                reversal == null ? null : reversal.why(),
                allocations == null
                        ? null
                        : allocations.stream()
                                .map(one -> new Allocated(
                                        one.id(),
                                        one.invoice().value(),
                                        Money.decimal(one.amount(), currency),
                                        one.on()))
                                .toList(),
                origin.stored(),
                origin.id());
    }

    @Schema(name = "Allocation")
    record Allocated(long id, long invoice, String amount, LocalDate on) {}

    /// An amount of an invoice that is paid.
    @Schema(name = "PaymentPart")
    record Part(
            @NotNull(message = "problem.required") Long invoice,

            @NotNull(message = "problem.required") @Pattern(regexp = AMOUNT, message = "problem.amount")
            String amount) {}

    /// What a payment is for: what is open, the `oldest` first, `nothing` yet, or the invoices that `parts` name.
    @Schema(name = "PaymentUse")
    record Use(
            @Schema(
                    allowableValues = {"oldest", "nothing"},
                    defaultValue = "oldest")
            @Pattern(regexp = "oldest|nothing", message = "problem.malformed")
            @Nullable
            String purpose,

            @NoGaps @Size(max = 500, message = "problem.long") @Nullable
            List<@Valid Part> parts) {
        Cashier.Purpose purpose(Currency currency, BigDecimal most) {
            if (parts == null || parts.isEmpty())
                return "nothing".equals(purpose) ? new Cashier.Purpose.Nothing() : new Cashier.Purpose.OldestFirst();
            var amounts = new HashMap<Long, BigDecimal>();
            BigDecimal sum = BigDecimal.ZERO;
            for (Part part : parts) {
                BigDecimal amount = new BigDecimal(Objects.requireNonNull(part.amount()));
                if (amount.signum() == 0 || !Money.payable(amount, currency))
                    throw ApiProblem.field("parts[" + parts.indexOf(part) + "].amount", "problem.amount");
                amounts.merge(Objects.requireNonNull(part.invoice()), amount, BigDecimal::add);
                sum = sum.add(amount);
            }
            if (sum.compareTo(most) > 0) throw ApiProblem.field("parts", "problem.parts.too.much");
            return new Cashier.Purpose.These(amounts);
        }
    }

    /// A payment as programs write it: of an account, or else of a person; by transfer, today and in the company's
    /// currency unless said otherwise.
    @Schema(name = "PaymentInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @Nullable Long person,
            @Nullable Long account,

            @NotNull(message = "problem.required") @Pattern(regexp = AMOUNT, message = "problem.amount")
            String amount,

            @Nullable String currency,
            @Nullable LocalDate on,

            @Schema(
                    allowableValues = {"transfer", "card", "debit", "cash", "other"},
                    defaultValue = "transfer")
            @Pattern(regexp = "transfer|card|debit|cash|other", message = "problem.malformed")
            @Nullable
            String method,

            @Size(max = 200, message = "problem.long") @Nullable
            String reference,

            @Schema(
                    allowableValues = {"oldest", "nothing"},
                    defaultValue = "oldest")
            @Pattern(regexp = "oldest|nothing", message = "problem.malformed")
            @Nullable
            String purpose,

            @NoGaps @Size(max = 500, message = "problem.long") @Nullable
            List<@Valid Part> parts) {
        Use use() {
            return new Use(purpose, parts);
        }
    }
}

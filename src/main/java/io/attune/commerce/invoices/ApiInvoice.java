package io.attune.commerce.invoices;

import io.attune.commerce.Line;
import io.attune.commerce.Money;
import io.attune.commerce.lines.LineBody;
import io.attune.commerce.lines.LinesForm;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.platform.api.NoGaps;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An invoice as programs read it. Amounts are decimal texts in `currency`; `lines` and `settlements` are absent in
/// lists.
@Schema(name = "Invoice")
record ApiInvoice(
        long id,
        @Nullable String externalId,
        @Nullable String number,

        @Schema(allowableValues = {"draft", "open", "partlypaid", "overdue", "paid", "writtenoff", "cancelled"})
        String state,

        @Nullable Long person,
        @Nullable Long account,
        @Nullable Long order,
        String addressee,
        @Nullable String address,
        String currency,
        boolean taxIncluded,
        int termDays,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String total,
        String tax,
        String settled,
        String credited,
        String open,
        @Nullable String note,
        @Nullable List<LineBody> lines,
        @Nullable List<Settlement> settlements,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId) {
    /// `left` is whoever is left of its person after merges.
    static ApiInvoice of(
            Invoice invoice,
            @Nullable PersonId left,
            @Nullable String externalId,
            LocalDate today,
            @Nullable List<Line> lines,
            @Nullable List<Allocation> allocations,
            Origin origin) {
        return new ApiInvoice(
                invoice.id().value(),
                externalId,
                invoice.number(),
                InvoiceState.of(invoice, today).key(),
                left == null ? null : left.value(),
                invoice.account() == null ? null : invoice.account().value(),
                invoice.order() == null ? null : invoice.order().value(),
                invoice.addressee(),
                invoice.address(),
                invoice.currency().getCurrencyCode(),
                invoice.taxIncluded(),
                invoice.termDays(),
                invoice.issuedOn(),
                invoice.due(),
                decimal(invoice, invoice.total()),
                decimal(invoice, invoice.tax()),
                decimal(invoice, invoice.settled()),
                decimal(invoice, invoice.credited()),
                decimal(invoice, invoice.open()),
                invoice.note(),
                lines == null ? null : lines.stream().map(LineBody::of).toList(),
                allocations == null
                        ? null
                        : allocations.stream()
                                .map(one -> Settlement.of(one, invoice))
                                .toList(),
                origin.stored(),
                origin.id());
    }

    private static String decimal(Invoice invoice, BigDecimal amount) {
        return Money.decimal(amount, invoice.currency());
    }

    /// What settles an invoice: part of a payment, or of a credit note.
    @Schema(name = "InvoiceSettlement")
    record Settlement(@Nullable Long payment, @Nullable String creditNote, String amount, LocalDate on) {
        static Settlement of(Allocation one, Invoice invoice) {
            return new Settlement(
                    one.payment() == null ? null : one.payment().value(),
                    one.creditNote(),
                    decimal(invoice, one.amount()),
                    one.on());
        }
    }

    /// An invoice as programs write it, before it is issued: of an account, or else of a person. How they
    /// are addressed, the term, the currency and whether prices have their tax in them is what is usual
    /// where it is absent.
    @Schema(name = "InvoiceInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @Nullable Long person,
            @Nullable Long account,

            @Size(max = 300, message = "problem.long") @Nullable
            String addressee,

            @Size(max = 500, message = "problem.long") @Nullable
            String address,

            @Nullable String currency,
            @Nullable Boolean taxIncluded,

            @Min(value = 0, message = "problem.days") @Max(value = 365, message = "problem.days") @Nullable
            Integer termDays,

            @Size(max = 1_000, message = "problem.long") @Nullable
            String note,

            @NoGaps @Size(max = 200, message = "problem.long") @Nullable
            List<@Valid LineBody> lines) {
        static Input of(ApiInvoice invoice) {
            return new Input(
                    invoice.externalId(),
                    invoice.person(),
                    invoice.account(),
                    invoice.addressee(),
                    invoice.address(),
                    invoice.currency(),
                    invoice.taxIncluded(),
                    invoice.termDays(),
                    invoice.note(),
                    invoice.lines());
        }

        /// With what is usual of this customer where nothing is said.
        InvoiceForm form(
                String name, @Nullable String post, String ownCurrency, boolean usuallyIncluded, int usualTerm) {
            return new InvoiceForm(
                    addressee == null || addressee.isBlank() ? name : addressee,
                    Objects.requireNonNullElse(address == null ? post : address, ""),
                    currency == null ? ownCurrency : currency,
                    taxIncluded == null ? usuallyIncluded : taxIncluded,
                    Integer.toString(termDays == null ? usualTerm : termDays),
                    Objects.requireNonNullElse(note, ""),
                    0,
                    new LinesForm(
                            lines == null
                                    ? List.of()
                                    : lines.stream().map(LineBody::row).toList()));
        }
    }

    @Schema(name = "CreditInput")
    record Credit(
            @NotNull(message = "problem.required")
            @Pattern(regexp = "\\d{1,15}(\\.\\d{1,4})?", message = "problem.amount")
            String amount,

            @NotBlank(message = "problem.required") @Size(max = 500, message = "problem.long") @Nullable
            String reason) {}

    @Schema(name = "ReasonInput")
    record Why(
            @NotBlank(message = "problem.required") @Size(max = 500, message = "problem.long") @Nullable
            String reason) {
        String text() {
            return Objects.requireNonNull(reason).strip();
        }
    }
}

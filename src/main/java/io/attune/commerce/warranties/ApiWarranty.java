package io.attune.commerce.warranties;

import io.attune.customers.PersonId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A warranty as programs read it, with its claims. `line` is the place of the line on the order, from 1.
@Schema(name = "Warranty")
record ApiWarranty(
        long id,
        @Nullable String externalId,
        long order,
        int line,
        @Nullable Long person,
        @Nullable Long account,
        String product,
        String serial,
        LocalDate startsOn,
        LocalDate endsOn,
        List<Claim> claims) {
    ApiWarranty {
        claims = List.copyOf(claims);
    }

    /// `left` is whoever is left of its person after merges.
    static ApiWarranty of(Warranty warranty, PersonId left, @Nullable String externalId) {
        return new ApiWarranty(
                warranty.id(),
                externalId,
                warranty.order().value(),
                warranty.place(),
                left.value(),
                warranty.account() == null ? null : warranty.account().value(),
                warranty.product(),
                warranty.serial(),
                warranty.starts(),
                warranty.ends(),
                warranty.claims().stream().map(Claim::of).toList());
    }

    @Schema(name = "WarrantyClaim")
    record Claim(
            long id,
            LocalDate on,
            String problem,

            @Schema(allowableValues = {"open", "repaired", "replaced", "refunded", "refused"})
            String state,

            @Nullable LocalDate settledOn,
            @Nullable String outcome) {
        static Claim of(Warranty.Claim claim) {
            LocalDate settled = switch (claim.state()) {
                case ClaimState.Open _ -> null;
                case ClaimState.Helped helped -> helped.on();
                case ClaimState.Refused refused -> refused.on();
            };
            return new Claim(
                    claim.id(),
                    claim.on(),
                    claim.problem(),
                    claim.state().key(),
                    settled,
                    claim.state().outcome());
        }
    }

    /// A warranty as programs write it. It ends after `months`, else on `endsOn`, else after the months that come with
    /// the product. Order and line are said of a new one only; the line may be left out where there is one.
    @Schema(name = "WarrantyInput")
    record Input(
            @Size(min = 1, max = 200, message = "problem.long") @Nullable
            String externalId,

            @NotNull(message = "problem.required") Long order,

            @Nullable Integer line,

            @NotBlank(message = "problem.required") @Size(max = 100, message = "problem.long") @Nullable
            String serial,

            @NotNull(message = "problem.required") LocalDate startsOn,

            @Nullable LocalDate endsOn,

            @Min(value = 1, message = "problem.malformed") @Max(value = 999, message = "problem.malformed") @Nullable
            Integer months) {
        static Input of(ApiWarranty warranty) {
            return new Input(
                    warranty.externalId(),
                    warranty.order(),
                    warranty.line(),
                    warranty.serial(),
                    warranty.startsOn(),
                    warranty.endsOn(),
                    null);
        }
    }

    /// What is wrong with it, and since when we know.
    @Schema(name = "WarrantyClaimInput")
    record ClaimInput(
            @NotNull(message = "problem.required") LocalDate on,

            @NotBlank(message = "problem.required") @Size(max = 1_000, message = "problem.long") @Nullable
            String problem) {}

    /// What came of a claim.
    @Schema(name = "WarrantySettlement")
    record Settlement(
            @Schema(allowableValues = {"repaired", "replaced", "refunded", "refused"})
            @NotNull(message = "problem.required")
            @Pattern(regexp = "repaired|replaced|refunded|refused", message = "problem.malformed")
            String end,

            @NotNull(message = "problem.required") LocalDate on,

            @Size(max = 1_000, message = "problem.long") @Nullable
            String outcome) {}
}

package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A product as programs read it. `taxRate` is per cent, as a decimal text; one that is not `active` is sold no more.
@Schema(name = "Product")
record ApiProduct(
        long id,
        String sku,
        String name,
        @Nullable Long category,
        String unit,
        String taxRate,
        @Nullable Integer warrantyMonths,
        boolean active,

        @Schema(allowableValues = {"user", "import", "api", "channel", "system"})
        String origin,

        @Schema(description = "The number of that user, import, token or channel") @Nullable
        Long originId) {
    static ApiProduct of(Product product) {
        return new ApiProduct(
                product.id().value(),
                product.sku(),
                product.name(),
                product.category(),
                product.unit(),
                Typed.asDecimal(product.taxRate()),
                product.warrantyMonths(),
                product.active(),
                product.origin().stored(),
                product.origin().id());
    }

    /// A product as programs write it; it is sold by the piece, without tax and still sold, unless said otherwise.
    @Schema(name = "ProductInput")
    record Input(
            @NotBlank(message = "problem.required") @Size(max = 60, message = "problem.long") @Nullable
            String sku,

            @NotBlank(message = "problem.required") @Size(max = 200, message = "problem.long") @Nullable
            String name,

            @Nullable Long category,

            @Size(min = 1, max = 20, message = "problem.long") @Nullable
            String unit,

            @Pattern(regexp = "100|\\d{1,2}(\\.\\d{1,2})?", message = "problem.percent") @Nullable
            String taxRate,

            @Min(value = 1, message = "problem.months") @Max(value = 600, message = "problem.months") @Nullable
            Integer warrantyMonths,

            @Nullable Boolean active) {
        static Input of(ApiProduct product) {
            return new Input(
                    product.sku(),
                    product.name(),
                    product.category(),
                    product.unit(),
                    product.taxRate(),
                    product.warrantyMonths(),
                    product.active());
        }

        ProductForm form(String piece, int version) {
            return new ProductForm(
                    sku == null ? "" : sku,
                    name == null ? "" : name,
                    category,
                    unit == null || unit.isBlank() ? piece : unit,
                    taxRate == null ? "0" : taxRate,
                    warrantyMonths == null ? "" : warrantyMonths.toString(),
                    active == null || active,
                    version);
        }
    }

    /// What a product costs in a list, from a day on and perhaps until one.
    @Schema(name = "Price")
    record PriceJson(
            long id,
            String list,
            boolean taxIncluded,
            String currency,
            String amount,
            LocalDate from,
            @Nullable LocalDate until) {
        static PriceJson of(Price price) {
            return new PriceJson(
                    price.id(),
                    price.list(),
                    price.taxIncluded(),
                    price.currency().getCurrencyCode(),
                    Typed.asDecimal(price.amount()),
                    price.from(),
                    price.until().orElse(null));
        }
    }

    /// A price as programs write it; `list` is the usual one where it is absent.
    @Schema(name = "PriceInput")
    record NewPrice(
            @Nullable Long list,

            @NotBlank(message = "problem.required") @Nullable
            String currency,

            @NotNull(message = "problem.required")
            @Pattern(regexp = "\\d{1,9}(\\.\\d{1,4})?", message = "problem.number")
            String amount,

            @NotNull(message = "problem.required") LocalDate from,
            @Nullable LocalDate until) {
        PriceForm form(long usual) {
            return new PriceForm(
                    list == null ? usual : list,
                    currency == null ? "" : currency,
                    amount == null ? "" : amount,
                    from == null ? "" : from.toString(),
                    until == null ? "" : until.toString());
        }
    }
}

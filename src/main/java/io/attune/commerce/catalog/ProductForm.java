package io.attune.commerce.catalog;

import io.attune.commerce.Product;
import io.attune.platform.web.Typed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/// A product as it is typed.
public record ProductForm(
        @NotBlank(message = "problem.required") @Size(max = 60, message = "problem.long")
        String sku,

        @NotBlank(message = "problem.required") @Size(max = 200, message = "problem.long")
        String name,

        @Nullable Long category,

        @NotBlank(message = "problem.required") @Size(max = 20, message = "problem.long")
        String unit,

        String taxRate,
        @Nullable String warranty,
        @Nullable Boolean active,
        @Nullable Integer version) {
    private static final Pattern MONTHS = Pattern.compile("\\d{1,3}");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static ProductForm blank(String unit) {
        return new ProductForm("", "", null, unit, "0", "", true, null);
    }

    static ProductForm of(Product product) {
        return new ProductForm(
                product.sku(),
                product.name(),
                product.category(),
                product.unit(),
                Typed.asDecimal(product.taxRate()),
                product.warrantyMonths() == null ? "" : product.warrantyMonths().toString(),
                product.active(),
                product.version());
    }

    void check(Errors errors) {
        if (percent().isEmpty()) errors.rejectValue("taxRate", "problem.percent", "problem.percent");
        String typed = warranty == null ? "" : warranty.strip();
        boolean fits = typed.isEmpty() || (MONTHS.matcher(typed).matches() && inRange(Integer.parseInt(typed)));
        if (!fits) errors.rejectValue("warranty", "problem.months", "problem.months");
    }

    private static boolean inRange(int months) {
        return months >= 1 && months <= 600;
    }

    BigDecimal rate() {
        return percent().orElseThrow();
    }

    @Nullable
    Integer months() {
        return warranty == null || warranty.isBlank() ? null : Integer.valueOf(warranty.strip());
    }

    /// A box that is not ticked is not sent.
    public boolean offered() {
        return active != null && active;
    }

    private Optional<BigDecimal> percent() {
        return Typed.decimal(taxRate).filter(rate -> rate.compareTo(HUNDRED) <= 0 && rate.scale() <= 2);
    }
}

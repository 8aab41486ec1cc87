package io.attune.commerce.lines;

import io.attune.commerce.Line;
import io.attune.platform.web.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A line of an order or invoice as programs have it: what is absent is said by the product of that `sku`. `discount`
/// and `tax` are per cent.
@Schema(name = "Line")
public record LineBody(
        @Size(max = 60, message = "problem.long") @Nullable String sku,

        @Size(max = 500, message = "problem.long") @Nullable String text,

        @Size(max = 20, message = "problem.long") @Nullable String quantity,

        @Size(max = 20, message = "problem.long") @Nullable String price,

        @Size(max = 20, message = "problem.long") @Nullable String discount,

        @Size(max = 20, message = "problem.long") @Nullable String tax) {
    public static LineBody of(Line line) {
        return new LineBody(
                line.sku(),
                line.text(),
                Typed.asDecimal(line.quantity()),
                Typed.asDecimal(line.unitPrice()),
                Typed.asDecimal(line.discount()),
                Typed.asDecimal(line.taxRate()));
    }

    public LinesForm.Row row() {
        return new LinesForm.Row(
                orEmpty(sku), orEmpty(text), orEmpty(quantity), orEmpty(price), orEmpty(discount), orEmpty(tax));
    }

    /// What a form calls `line.0.sku` is `lines[0].sku` in a body.
    public static String path(String field) {
        return field.replaceFirst("^line\\.(\\d+)\\.", "lines[$1].");
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}

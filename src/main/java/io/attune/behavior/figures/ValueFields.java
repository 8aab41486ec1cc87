package io.attune.behavior.figures;

import io.attune.behavior.instruments.ValueMatrix.Advice;
import io.attune.behavior.instruments.ValueMatrix.Field;
import java.math.BigDecimal;
import java.util.List;

/// The matrix of current and potential value. From `spentCut` on a customer has brought much, from
/// `valueCut` on much is expected; both are medians, in the company's currency. In the fields `current`
/// is margin to date.
public record ValueFields(BigDecimal spentCut, BigDecimal valueCut, List<Field> fields) {
    public static final ValueFields NONE = new ValueFields(BigDecimal.ZERO, BigDecimal.ZERO, List.of());

    public ValueFields {
        fields = List.copyOf(fields);
    }

    public Field field(Advice advice) {
        return fields.stream()
                .filter(field -> field.advice() == advice)
                .findFirst()
                .orElseGet(() -> new Field(advice, 0, 0, 0));
    }
}

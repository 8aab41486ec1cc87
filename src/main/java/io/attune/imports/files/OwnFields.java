package io.attune.imports.files;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.RowRefused;
import io.attune.platform.tabular.TargetField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The fields that the company added, as targets of columns.
@Component
class OwnFields {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final int DECIMALS = 4;

    private final CustomFields fields;

    OwnFields(CustomFields fields) {
        this.fields = fields;
    }

    /// A field and how a column fills it.
    record Own(CustomField field, TargetField<?> target) {}

    Fields of(Target target) {
        var all = new ArrayList<>(target.fields());
        var names = new HashMap<String, String>();
        for (Own own : own(target)) {
            all.add(own.target);
            names.put(own.field.key(), own.field.label());
        }
        return new Fields(all, names);
    }

    List<Own> own(Target target) {
        Optional<RecordKind> kind = target.kind();
        if (kind.isEmpty()) return List.of();
        return fields.of(kind.get()).stream()
                .map(field -> new Own(field, TargetField.optional(field.key(), type(field), field.label())))
                .toList();
    }

    Map<CustomField, FieldValue> read(Row.Parsed row, List<Own> own) {
        if (own.isEmpty()) return Map.of();
        var values = new HashMap<CustomField, FieldValue>();
        for (Own each : own) {
            Object cell = row.get(each.target);
            if (cell != null) value(each.field, cell).ifPresent(value -> values.put(each.field, value));
        }
        return values;
    }

    private Optional<FieldValue> value(CustomField field, Object cell) {
        return switch (cell) {
            case BigDecimal number -> Optional.of(new FieldValue.Decimal(fitting(field, number)));
            case LocalDate day -> {
                if (day.getYear() < 1 || day.getYear() > 9999) throw new RowRefused(field.key(), "problem.date");
                yield Optional.of(new FieldValue.Day(day));
            }
            case Boolean yes -> Optional.of(new FieldValue.Flag(yes));
            default -> text(field, cell.toString());
        };
    }

    private Optional<FieldValue> text(CustomField field, @Nullable String cell) {
        try {
            return fields.read(field, cell);
        } catch (IllegalArgumentException e) {
            throw new RowRefused(field.key(), String.valueOf(e.getMessage()));
        }
    }

    private static BigDecimal fitting(CustomField field, BigDecimal number) {
        if (number.abs().compareTo(TOO_MUCH) >= 0) throw new RowRefused(field.key(), "problem.decimal");
        return number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_EVEN) : number;
    }

    private static CellType<?> type(CustomField field) {
        return switch (field.type()) {
            case NUMBER -> CellType.DECIMAL;
            case DATE -> CellType.DATE;
            case BOOLEAN -> CellType.BOOLEAN;
            case TEXT, MONEY, CHOICE, CHOICES, LINK -> CellType.TEXT;
        };
    }
}

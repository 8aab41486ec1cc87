package io.attune.segments.rules;

import io.attune.platform.security.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A figure of a customer as of the last scoring; money is in the company's currency.
public enum Figure {
    RECENCY(null, 1, 5),
    FREQUENCY(null, 1, 5),
    MONETARY(Field.AMOUNTS, 1, 5),
    SILENT_DAYS(null, null, null),
    PURCHASES(null, null, null),
    SPENT(Field.AMOUNTS, null, null),
    MEAN_SPEND(Field.AMOUNTS, null, null),
    VALUE12(Field.VALUE, null, null),
    ALIVE(Field.VALUE, 0, 1),
    EXPECTED12(Field.VALUE, null, null),
    LATENCY_DAYS(null, null, null);

    private final @Nullable Field field;
    private final @Nullable Integer low;
    private final @Nullable Integer high;

    Figure(@Nullable Field field, @Nullable Integer low, @Nullable Integer high) {
        this.field = field;
        this.low = low;
        this.high = high;
    }

    /// From whom this field is kept learns nothing of the figure.
    public @Nullable Field field() {
        return field;
    }

    public @Nullable Integer low() {
        return low;
    }

    public @Nullable Integer high() {
        return high;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is a floating number, compared as one.
    public boolean floating() {
        return this == ALIVE || this == EXPECTED12 || this == LATENCY_DAYS;
    }

    public boolean money() {
        return this == SPENT || this == MEAN_SPEND || this == VALUE12;
    }
}

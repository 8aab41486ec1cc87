package io.attune.commerce;

import io.attune.customers.Origin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Something we sell. The tax rate is per cent; `warrantyMonths` is the term that comes with it, if any.
public record Product(
        ProductId id,
        String sku,
        String name,
        @Nullable Long category,
        @Nullable String categoryPath,
        String unit,
        BigDecimal taxRate,
        @Nullable Integer warrantyMonths,
        boolean active,
        Origin origin,
        int version) {}

package io.attune.commerce.orders;

import io.attune.commerce.Arrival;
import io.attune.commerce.OrderId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A line of the list of orders.
public record OrderRow(
        OrderId id,
        @Nullable String number,
        LocalDate day,
        long person,
        String name,
        @Nullable String account,
        @Nullable String description,
        String status,
        BigDecimal amount,
        BigDecimal refunded,
        Currency currency,
        Arrival arrival) {}

package io.attune.commerce.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/// What a product costs in a list, from a day on and perhaps until one.
public record Price(
        long id,
        String list,
        boolean taxIncluded,
        Currency currency,
        BigDecimal amount,
        LocalDate from,
        Optional<LocalDate> until) {
    /// The last part of a message key below `catalog.price.`.
    public String state(LocalDate today) {
        if (from.isAfter(today)) return "coming";
        return until.filter(today::isAfter).isPresent() ? "past" : "valid";
    }
}

package io.attune.commerce.catalog;

import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A price as it is typed; an empty end is none.
public record PriceForm(long list, String currency, String amount, String from, String until) {
    record Read(Currency currency, BigDecimal amount, LocalDate from, Optional<LocalDate> until) {}

    Map<String, String> problems() {
        var problems = new HashMap<String, String>();
        Optional<Currency> unit = Typed.currency(currency);
        Optional<BigDecimal> price = Typed.decimal(amount).filter(number -> number.scale() <= 4);
        if (unit.isEmpty()) problems.put("currency", "problem.malformed");
        if (price.isEmpty()) problems.put("amount", "problem.number");
        if (Typed.date(from).isEmpty()) problems.put("from", "problem.date");
        Optional<LocalDate> end = Typed.date(until);
        if (!until.isBlank() && end.isEmpty()) problems.put("until", "problem.date");
        if (end.isPresent() && Typed.date(from).filter(end.get()::isBefore).isPresent())
            problems.put("until", "problem.date.order");
        return problems;
    }

    Read read() {
        return new Read(
                Typed.currency(currency).orElseThrow(),
                Typed.decimal(amount).orElseThrow(),
                Typed.date(from).orElseThrow(),
                Typed.date(until));
    }
}

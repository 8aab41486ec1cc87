package io.attune.commerce;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Turns amounts into the company's currency at the rate of the day: the latest one that is at most thirty days old.
/// Without such a rate there is no amount, for nobody guesses. `in_company_currency` does the same in SQL.
public final class ExchangeRates {
    public static final int DAYS = 30;
    /// As the columns that hold amounts.
    private static final int SCALE = 4;

    private final Currency base;
    private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    public ExchangeRates(Currency base, Collection<ExchangeRate> known) {
        this.base = base;
        for (ExchangeRate rate : known)
            rates.computeIfAbsent(rate.currency(), _ -> new TreeMap<>()).put(rate.day(), rate.rate());
    }

    public Currency base() {
        return base;
    }

    public Optional<BigDecimal> inBase(BigDecimal amount, Currency unit, LocalDate day) {
        if (unit.equals(base)) return Optional.of(amount);
        var ofUnit = rates.get(unit);
        var latest = ofUnit == null ? null : ofUnit.floorEntry(day);
        if (latest == null || latest.getKey().isBefore(day.minusDays(DAYS))) return Optional.empty();
        return Optional.of(amount.multiply(latest.getValue()).setScale(SCALE, RoundingMode.HALF_UP));
    }
}

package io.attune.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/// What one unit of a currency is worth in the company's, from that day on.
public record ExchangeRate(Currency currency, LocalDate day, BigDecimal rate) {
    public ExchangeRate {
        if (rate.signum() <= 0) throw new IllegalArgumentException("a rate must be more than 0, was " + rate);
    }
}

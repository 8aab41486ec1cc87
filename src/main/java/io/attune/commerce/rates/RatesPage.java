package io.attune.commerce.rates;

import io.attune.commerce.ExchangeRate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rates that are known, what is missing, and what was pasted and could not be read.
public record RatesPage(
        Currency base,
        List<ExchangeRate> rates,
        List<Currency> missing,
        String typed,
        List<Integer> unread,
        @Nullable Integer kept) {
    public RatesPage {
        rates = List.copyOf(rates);
        missing = List.copyOf(missing);
        unread = List.copyOf(unread);
    }

    public String missingNames() {
        return missing.stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "));
    }

    public String unreadLines() {
        return unread.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "));
    }
}

package io.attune.commerce.rates;

import io.attune.commerce.ExchangeRate;
import io.attune.platform.web.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rates as they are pasted: one per line, day, currency and rate, between semicolons, tabs, commas or blanks. A line
/// of
/// headings may come first.
record PastedRates(List<ExchangeRate> rates, List<Integer> unread) {
    private static final Pattern BETWEEN = Pattern.compile("[;\\t]|,\\s|\\s+|,(?=[A-Za-z])|(?<=[A-Za-z]),");
    private static final Pattern RATE = Pattern.compile("\\d{1,9}([.,]\\d{1,12})?");
    private static final int MOST = 20_000;

    static PastedRates read(String text, Currency base) {
        var rates = new ArrayList<ExchangeRate>();
        var unread = new ArrayList<Integer>();
        String[] lines = text.strip().split("\\R", MOST + 1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) continue;
            Optional<ExchangeRate> rate = rate(lines[i].strip(), base);
            if (rate.isPresent()) rates.add(rate.get());
            else if (i > 0 || lines[i].codePoints().anyMatch(Character::isDigit)) unread.add(i + 1);
        }
        return new PastedRates(List.copyOf(rates), List.copyOf(unread));
    }

    private static Optional<ExchangeRate> rate(String line, Currency base) {
        List<String> cells = BETWEEN.splitAsStream(line)
                .map(cell -> cell.replace("\"", "").strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
        if (cells.size() != 3) return Optional.empty();
        Optional<LocalDate> day = Typed.date(cells.get(0));
        Optional<Currency> currency = Typed.currency(cells.get(1).toUpperCase(Locale.ROOT));
        if (day.isEmpty() || currency.isEmpty() || currency.get().equals(base)) return Optional.empty();
        return number(cells.get(2)).map(rate -> new ExchangeRate(currency.get(), day.get(), rate));
    }

    private static Optional<BigDecimal> number(String text) {
        if (!RATE.matcher(text).matches()) return Optional.empty();
        BigDecimal rate = new BigDecimal(text.replace(',', '.'));
        return rate.signum() > 0 ? Optional.of(rate) : Optional.empty();
    }
}

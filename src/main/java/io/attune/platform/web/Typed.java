package io.attune.platform.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what people typed into a form; empty where it makes no sense, so that the page can say so beside the field.
public final class Typed {
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}([.,]\\d{1,6})?");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Typed() {}

    /// A number from 0 on, with a point or a comma before its decimals.
    public static Optional<BigDecimal> decimal(@Nullable String text) {
        if (text == null) return Optional.empty();
        String number = text.strip();
        return DECIMAL.matcher(number).matches()
                ? Optional.of(new BigDecimal(number.replace(',', '.')))
                : Optional.empty();
    }

    /// A share from 0 to 1, typed as per cent.
    public static Optional<BigDecimal> percent(@Nullable String text) {
        return decimal(text)
                .filter(number -> number.compareTo(HUNDRED) <= 0)
                .map(number -> plain(number.divide(HUNDRED)));
    }

    public static Optional<LocalDate> date(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<ZoneId> zone(@Nullable String text) {
        return text != null && ZoneId.getAvailableZoneIds().contains(text)
                ? Optional.of(ZoneId.of(text))
                : Optional.empty();
    }

    public static Optional<Currency> currency(@Nullable String text) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getCurrencyCode().equals(text))
                .findFirst();
    }

    public static Optional<Locale> language(@Nullable String text) {
        return text != null
                        && Choice.languages().stream()
                                .anyMatch(choice -> choice.value().equals(text))
                ? Optional.of(Locale.forLanguageTag(text))
                : Optional.empty();
    }

    /// How [#percent] would read it back.
    public static String asPercent(BigDecimal share) {
        return plain(share.multiply(HUNDRED)).toPlainString();
    }

    /// How [#decimal] would read it back.
    public static String asDecimal(BigDecimal number) {
        return plain(number).toPlainString();
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}

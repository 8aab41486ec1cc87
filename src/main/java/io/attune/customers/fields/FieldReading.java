package io.attune.customers.fields;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what was typed as the type of a field; a problem is the message key of an [IllegalArgumentException].
final class FieldReading {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,4})?");
    private static final Pattern MONEY = Pattern.compile("(-?\\d{1,15}(?:[.,]\\d{1,4})?)(?:\\s*([A-Za-z]{3}))?");
    private static final List<String> YES = List.of("true", "yes", "ja", "1");
    private static final List<String> NO = List.of("false", "no", "nein", "0");
    private static final Pattern NOTHING_CHOSEN = Pattern.compile("[\u001f;\\s]+");
    private static final int LONGEST = 2_000;

    private FieldReading() {}

    static Optional<FieldValue> read(CustomField field, @Nullable String typed, Currency own) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || NOTHING_CHOSEN.matcher(text).matches()) return Optional.empty();
        if (text.length() > LONGEST) throw new IllegalArgumentException("problem.long");
        return Optional.of(
                switch (field.type()) {
                    case TEXT -> new FieldValue.Text(text);
                    case NUMBER -> new FieldValue.Decimal(number(text));
                    case MONEY -> money(text, own);
                    case DATE -> new FieldValue.Day(day(text));
                    case CHOICE -> new FieldValue.Chosen(List.of(option(field, text)));
                    case CHOICES ->
                        new FieldValue.Chosen(Arrays.stream(text.split("[\u001f;]", -1))
                                .filter(part -> !part.isBlank())
                                .map(part -> option(field, part.strip()))
                                .distinct()
                                .toList());
                    case BOOLEAN -> new FieldValue.Flag(flag(text));
                    case LINK -> new FieldValue.Text(link(text));
                });
    }

    private static BigDecimal number(String text) {
        if (!NUMBER.matcher(text).matches()) throw new IllegalArgumentException("problem.decimal");
        return new BigDecimal(text.replace(',', '.'));
    }

    private static FieldValue money(String text, Currency own) {
        Matcher parts = MONEY.matcher(text);
        if (!parts.matches()) throw new IllegalArgumentException("problem.decimal");
        String code = parts.group(2);
        Currency currency = code == null
                ? own
                : Currency.availableCurrencies()
                        .filter(known -> known.getCurrencyCode().equals(code.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("problem.currency"));
        return new FieldValue.Money(number(parts.group(1)), currency);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > 9999) throw new IllegalArgumentException("problem.date");
            return day;
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("problem.date");
        }
    }

    private static String option(CustomField field, String text) {
        return field.choices().stream()
                .filter(option -> option.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("problem.choice"));
    }

    private static boolean flag(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) return true;
        if (NO.contains(word)) return false;
        throw new IllegalArgumentException("problem.choice");
    }

    /// Only what a browser may open: `javascript:` is refused.
    private static String link(String text) {
        String whole = text.contains("://") ? text : "https://" + text;
        try {
            URI uri = new URI(whole);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) return whole;
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new IllegalArgumentException("problem.link");
    }
}

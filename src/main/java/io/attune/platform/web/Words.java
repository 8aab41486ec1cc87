package io.attune.platform.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/// Texts, numbers, money and times in one viewer's language, currency and zone.
public record Words(MessageSource messages, Locale locale, ZoneId zone, Currency currency, Clock clock) {
    private static final Pattern DURATION = Pattern.compile("\\bPT(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?(?!\\w)");

    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// As [#text], for keys that another module makes up and may have no text for, such as actions in the audit.
    public String textOr(String key, String otherwise) {
        String text = messages.getMessage(key, new Object[0], otherwise, locale);
        return text == null ? otherwise : text;
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    public String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    public String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(share);
    }

    /// Per cent to two decimals at most, such as a rate of tax.
    public String rate(BigDecimal percents) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(percents.movePointLeft(2));
    }

    /// With as many decimals as it has.
    public String exact(BigDecimal value) {
        return number(
                value.doubleValue(), Math.max(0, value.stripTrailingZeros().scale()));
    }

    /// Money to the cent, such as an order's amount.
    public String money(BigDecimal amount) {
        return money(amount, currency);
    }

    /// As [#money(BigDecimal)], in another currency than the company's.
    public String money(BigDecimal amount, Currency other) {
        return money(amount, other, Math.max(0, other.getDefaultFractionDigits()));
    }

    /// Money without cents, for estimates: nobody knows next year to the cent.
    public String about(BigDecimal amount) {
        return money(amount, currency, 0);
    }

    private String money(BigDecimal amount, Currency unit, int decimals) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(zone));
    }

    /// The exact time, for the hover of a relative one.
    public String exactly(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    /// Today only the time, this week the weekday, this year day and month, else the date.
    public String when(Instant at) {
        var then = at.atZone(zone);
        LocalDate today = today();
        LocalDate day = then.toLocalDate();
        String time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(then);
        if (day.equals(today)) return text("time.today", time);
        long ago = ChronoUnit.DAYS.between(day, today);
        if (ago > 0 && ago < 7) return pattern("EEE", day) + " " + time;
        if (day.getYear() == today.getYear())
            return DateTimeFormatter.ofLocalizedPattern("MMMd")
                    .withLocale(locale)
                    .format(day);
        return day(day);
    }

    /// A length in its one fitting unit, such as "48 min", "3 h", "9 weeks".
    public String length(Duration length) {
        long minutes = Math.abs(length.toMinutes());
        if (minutes < 60) return text("time.minutes", minutes);
        if (minutes < 48 * 60) return text("time.hours", minutes / 60);
        return days(minutes / (24 * 60));
    }

    /// The durations within a text, such as "PT24H → PT12H", as [#length] says them.
    public String lengths(String text) {
        return DURATION.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(length(Duration.parse(found.group()))));
    }

    /// How long until then, or since then, in its one fitting unit.
    public String untilOrSince(Instant then) {
        return length(Duration.between(clock.instant(), then));
    }

    /// The first letter large, a full stop at the end.
    public String sentence(String text) {
        return text.isEmpty() ? "" : capital(text) + ".";
    }

    /// The first letter large, as words begin that stand alone.
    public String capital(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(locale) + text.substring(first);
    }

    /// A language by its name in the viewer's own.
    public String language(String code) {
        if (code.equals("und")) return text("language.unknown");
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    public String days(long days) {
        if (days < 14) return text("time.days", days);
        if (days < 7 * 104) return text("time.weeks", Math.round(days / 7.0));
        return text("time.years", Math.round(days / 365.25));
    }

    private String pattern(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }
}

package io.attune.platform.web;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// One option of a select.
public record Choice(String value, String label) {
    /// The languages that pages are written in, each in its own words.
    public static List<Choice> languages() {
        return Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .map(language -> new Choice(language.toLanguageTag(), language.getDisplayLanguage(language)))
                .toList();
    }

    /// The currencies that are in use somewhere.
    public static List<Choice> currencies(Locale locale) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> new Choice(
                        currency.getCurrencyCode(),
                        currency.getCurrencyCode() + " · " + currency.getDisplayName(locale)))
                .toList();
    }

    public static List<Choice> zones() {
        return Stream.concat(
                        Stream.of("UTC"),
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(zone -> zone.contains("/"))
                                .filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                                .sorted())
                .map(zone -> new Choice(zone, zone.replace('_', ' ')))
                .toList();
    }
}

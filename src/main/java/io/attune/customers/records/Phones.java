package io.attune.customers.records;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers in any notation, as E.164. `home` is the company's country, for numbers of people whose own is not
/// known; without one only those with a country code can be read.
public record Phones(@Nullable String home) {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int LONGEST = 60;

    /// Such as `+4930123456`; empty where it is no possible number.
    public Optional<String> normal(@Nullable String typed, @Nullable String country) {
        if (typed == null || typed.isBlank() || typed.length() > LONGEST) return Optional.empty();
        String region = country != null && COUNTRY.matcher(country).matches() ? country : home;
        try {
            var number = NUMBERS.parse(international(typed.strip()), region);
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /// As it is read to people, such as `+49 30 123456`.
    public static String readable(String e164) {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return e164;
        }
    }

    /// Most of the world dials 00 where it writes +; the library only knows it where it knows the region.
    private static String international(String typed) {
        return typed.startsWith("00") ? "+" + typed.substring(2) : typed;
    }
}

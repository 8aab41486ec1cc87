package io.attune.identity.matching;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values in the one form in which they are compared.
public final class Normal {
    private static final Map<String, String> STREETS = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "strasse"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("blvd", "boulevard"),
            Map.entry("bd", "boulevard"),
            Map.entry("ln", "lane"),
            Map.entry("dr", "drive"),
            Map.entry("ct", "court"),
            Map.entry("crt", "court"),
            Map.entry("cres", "crescent"),
            Map.entry("cct", "circuit"),
            Map.entry("cl", "close"),
            Map.entry("pl", "place"),
            Map.entry("sq", "square"),
            Map.entry("ter", "terrace"),
            Map.entry("tce", "terrace"),
            Map.entry("pde", "parade"),
            Map.entry("hwy", "highway"),
            Map.entry("pkwy", "parkway"),
            Map.entry("apt", "apartment"),
            Map.entry("vlge", "village"),
            Map.entry("pk", "park"),
            Map.entry("mt", "mount"),
            Map.entry("c", "calle"),
            Map.entry("avda", "avenida"),
            Map.entry("pza", "plaza"),
            Map.entry("ul", "ulica"),
            Map.entry("v", "via"),
            Map.entry("pzza", "piazza"),
            Map.entry("r", "rue"));

    private Normal() {}

    /// The form in which values of a field are compared, "" where nothing of it is left. The
    /// region, such as "DE", is the country whose phone numbers are written without a country code.
    public static String of(Field field, String raw, @Nullable String region) {
        return switch (field.kind()) {
            case NAME -> Names.normal(raw);
            case TEXT -> Folding.fold(raw);
            case DATE -> date(raw);
            case CODE -> code(raw);
            case MAIL -> mail(raw);
            case PHONE -> phone(raw, region);
            case POSTCODE -> Folding.fold(raw).replace(" ", "").toUpperCase(Locale.ROOT);
            case ADDRESS -> street(raw);
            case ORDER -> throw new IllegalArgumentException("the order of names is seen, not given");
        };
    }

    /// In lower case, without what some providers ignore: a tag after a plus, dots in the names of
    /// Gmail.
    public static String mail(String raw) {
        String mail = raw.strip().toLowerCase(Locale.ROOT);
        int open = mail.lastIndexOf('<');
        if (open >= 0 && mail.endsWith(">")) mail = mail.substring(open + 1, mail.length() - 1);
        if (mail.startsWith("mailto:")) mail = mail.substring(7);
        int at = mail.lastIndexOf('@');
        if (at <= 0) return mail;
        String local = mail.substring(0, at);
        String domain = mail.substring(at + 1);
        int plus = local.indexOf('+');
        if (plus > 0) local = local.substring(0, plus);
        if (!domain.equals("gmail.com") && !domain.equals("googlemail.com")) return local + "@" + domain;
        String plain = local.replace(".", "");
        return (plain.isEmpty() ? local : plain) + "@gmail.com";
    }

    /// In the international form where the country is known, else the digits without leading zeros.
    public static String phone(String raw, @Nullable String region) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(raw, region);
            if (phones.isPossibleNumber(number)) return phones.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException _) {
            // What is no number of a known country is compared by its digits.
        }
        String digits = raw.replaceAll("\\D", "");
        return digits.replaceFirst("^0+", "");
    }

    private static String code(String raw) {
        String code = Folding.fold(raw).replace(" ", "");
        int zeros = 0;
        while (zeros < code.length() - 1 && code.charAt(zeros) == '0') zeros++;
        return code.substring(zeros);
    }

    private static String street(String raw) {
        String folded = Folding.fold(raw);
        var street = new StringBuilder(folded.length() + 8);
        int words = 0;
        for (String word : folded.split(" ")) {
            String full = words++ == 0 && word.length() > 1 ? word : STREETS.getOrDefault(word, word);
            if (full.length() > 4 && full.endsWith("str")) full = full + "asse";
            if (!street.isEmpty()) street.append(' ');
            street.append(full);
        }
        return street.toString();
    }

    /// Eight digits, year first, also of days that are in no calendar: a slip of the pen is
    /// compared, not thrown away.
    private static String date(String raw) {
        String[] parts = raw.strip().split("\\D+");
        if (parts.length == 1 && parts[0].length() == 8) {
            int year = Integer.parseInt(parts[0].substring(0, 4));
            if (year >= 1800 && year <= 2200) return parts[0];
            return parts[0].substring(4) + parts[0].substring(2, 4) + parts[0].substring(0, 2);
        }
        if (parts.length < 3) return "";
        if (parts[0].length() == 4) return digits(parts[0], parts[1], parts[2]);
        if (parts[2].length() != 4) return "";
        boolean monthFirst = raw.indexOf('/') > 0 && parts[1].compareTo("12") > 0 && parts[1].length() == 2;
        return monthFirst ? digits(parts[2], parts[0], parts[1]) : digits(parts[2], parts[1], parts[0]);
    }

    private static String digits(String year, String month, String day) {
        if (month.isEmpty() || month.length() > 2 || day.isEmpty() || day.length() > 2) return "";
        return year + (month.length() == 1 ? "0" : "") + month + (day.length() == 1 ? "0" : "") + day;
    }
}

package io.attune.customers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody typed into a search box.
public record SearchQuery(String text) {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;
    private static final int FEWEST_DIGITS = 5;
    private static final Pattern NUMBER = Pattern.compile("(?<!\\S)[0-9]+(?!\\S)");
    private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9 ()/.\\-]*");

    public SearchQuery {
        text = text.strip();
        if (text.length() > LONGEST) text = text.substring(0, LONGEST);
    }

    public boolean empty() {
        return text.isEmpty();
    }

    /// Each word as a pattern of `like`: anything that holds it. Signs of patterns are only signs.
    public List<String> contained() {
        return Arrays.stream(text.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> "%" + literal(word) + "%")
                .toList();
    }

    /// SQL for: each word is in this text, which is folded already. `bind` answers the name of a bound value.
    public String allIn(String folded, UnaryOperator<String> bind) {
        return contained().stream()
                .map(word -> folded + " like fold(" + bind.apply(word) + ")")
                .collect(Collectors.joining(" and "));
    }

    /// The whole as it is meant in a `like`.
    public String literal() {
        return literal(text);
    }

    /// Whether one of its words is a number.
    public boolean hasNumber() {
        return NUMBER.matcher(text).find();
    }

    /// Where it looks like a phone number: its digits from the end on. The zeros that are dialled before a number, at
    /// home or abroad, are left out, so that the full number ends with it in whatever notation it was typed.
    public Optional<String> digitsFromTheEnd() {
        if (!PHONE.matcher(text).matches()) return Optional.empty();
        // "+49 (0)30": the zero in brackets is only dialled at home.
        String digits = text.replace("(0)", "").replaceAll("\\D", "").replaceFirst("^0+", "");
        if (digits.length() < FEWEST_DIGITS) return Optional.empty();
        return Optional.of(new StringBuilder(digits).reverse().toString());
    }

    /// A text as it is meant in a `like`.
    public static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}

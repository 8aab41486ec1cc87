package io.attune.customers.people;

import io.attune.customers.PersonSummary;
import java.util.Locale;

/// The round picture of somebody without a picture: initials, and a colour that stays the same.
public record Face(String initials, int colour) {
    private static final int COLOURS = 5;

    public static Face of(PersonSummary person) {
        String[] words = person.name().strip().split("\\s+");
        String first = letter(words[0]);
        String initials = words.length == 1 ? first : first + letter(words[words.length - 1]);
        return new Face(initials, (int) (person.id().value() % COLOURS) + 1);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}

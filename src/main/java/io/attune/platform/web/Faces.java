package io.attune.platform.web;

import java.util.Locale;

/// The round pictures of people: letters and a colour, always the same for the same name.
public final class Faces {
    private static final int COLOURS = 5;

    private Faces() {}

    /// Up to two letters; `?` for a handle of somebody we do not know.
    public static String initials(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.startsWith("@")) return "?";
        String[] words = stripped.split("\\s+");
        return words.length == 1 ? letter(words[0]) : letter(words[0]) + letter(words[words.length - 1]);
    }

    /// 1 to 5, the number of a `face-` class.
    public static int colour(String name) {
        return Math.floorMod(name.hashCode(), COLOURS) + 1;
    }

    private static String letter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}

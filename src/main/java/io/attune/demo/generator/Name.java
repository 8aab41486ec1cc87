package io.attune.demo.generator;

import java.text.Normalizer;
import java.util.Locale;

/// A person's name as they write it, and in Latin letters for mail addresses and handles.
record Name(String given, String family, String latinGiven, String latinFamily, boolean woman, String language) {
    static Name of(String given, String family, boolean woman, String language) {
        return new Name(written(given), written(family), latin(given), latin(family), woman, language);
    }

    String full() {
        return switch (language) {
            case "zh" -> family + given;
            case "ja" -> family + " " + given;
            default -> given + " " + family;
        };
    }

    private static String written(String entry) {
        int at = entry.indexOf('=');
        return at < 0 ? entry : entry.substring(0, at);
    }

    private static String latin(String entry) {
        return plain(entry.substring(entry.indexOf('=') + 1)).replaceAll("[^a-z]", "");
    }

    /// Lower case and without marks, as people type their own name into a form.
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ł", "l")
                .replace("ı", "i");
        return Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}

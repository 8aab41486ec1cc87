package io.attune.identity.matching;

import java.text.Normalizer;
import java.util.Locale;

/// Text without what people write differently without meaning it: case, accents, punctuation, vowel
/// points.
final class Folding {
    private static final int LONGEST = 400;

    private Folding() {}

    /// Letters and digits in lower case, words parted by one blank; apostrophes join, all else parts.
    static String fold(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        if (!ascii(text)) text = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String lower = text.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) append(folded, lower.charAt(i));
        int end = folded.length();
        if (end > 0 && folded.charAt(end - 1) == ' ') folded.setLength(end - 1);
        return folded.toString();
    }

    private static void append(StringBuilder folded, char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            folded.append(c);
            return;
        }
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'þ' -> folded.append("th");
            case 'ø' -> folded.append('o');
            case 'đ', 'ð' -> folded.append('d');
            case 'ł' -> folded.append('l');
            case 'ı' -> folded.append('i');
            case 'ى' -> folded.append('ي');
            case 'ة' -> folded.append('ه');
            case '\'', '’', '‘', '`', '´', 'ʼ', 'ـ' -> {}
            default -> other(folded, c);
        }
    }

    private static void other(StringBuilder folded, char c) {
        switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {}
            case Character.SURROGATE -> folded.append(c);
            default -> {
                if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.COMBINING_SPACING_MARK)
                    folded.append(c);
                else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') folded.append(' ');
            }
        }
    }

    /// Without blanks, and with umlauts as those write them who have no key for them.
    static String compact(String folded) {
        var compact = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c == ' ') continue;
            int end = compact.length() - 1;
            boolean umlaut = c == 'e' && end >= 0 && "aou".indexOf(compact.charAt(end)) >= 0;
            if (!umlaut) compact.append(c);
        }
        return compact.toString();
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }
}

package io.attune.analysis.reader;

import java.text.Normalizer;
import java.util.Map;

/// Makes a text plain: capped, entities decoded, compatibility forms folded, control and direction marks
/// dropped.
final class Cleaning {
    /// What a post says, it says at its beginning; a 100 kB text costs no more than a letter.
    static final int CAP = 4_000;

    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "rsquo", "'",
            "lsquo", "'", "euro", "€");

    private Cleaning() {}

    static String clean(String raw) {
        String text = cap(raw);
        if (text.indexOf('&') >= 0) text = entities(text);
        return ascii(text) ? text : fold(text);
    }

    /// Folds letters that are one letter to readers: Arabic alef, yeh and teh marbuta forms, curly quotes; 0
    /// drops it.
    static char plain(char c) {
        if (c < 0x80) return c < ' ' || c == 0x7f ? ' ' : c;
        if (Scripts.within(c, 0x610, 0x6d3)) return arabic(c);
        return switch (c) {
            case '’', '‘', '´', '`', '＇' -> '\'';
            case '“', '”', '„', '«', '»' -> '"';
            case '–', '—', '−' -> '-';
            case '\u00a0', '\u2028', '\u2029', '\u3000' -> ' ';
            case '\u00ad', '\ufeff', '\ufffd' -> 0;
            default -> {
                if (Scripts.within(c, 0x80, 0x9f)) yield ' ';
                if (Scripts.within(c, 0x200b, 0x200f) || Scripts.within(c, 0x202a, 0x202e)) yield 0;
                if (Scripts.within(c, 0x2060, 0x206f) || Scripts.within(c, 0xfe00, 0xfe0f)) yield 0;
                yield c;
            }
        };
    }

    /// Whether an apostrophe parts two words (`l'amour`, `dell'ordine`) instead of joining one (`don't`,
    /// `we'll`).
    static boolean elides(CharSequence text, int apostrophe) {
        int before = apostrophe;
        while (before > 0 && Character.isLetter(text.charAt(before - 1))) before--;
        int after = apostrophe + 1;
        while (after < text.length() && Character.isLetter(text.charAt(after))) after++;
        int prefix = apostrophe - before;
        if (after - apostrophe <= 3 || prefix == 0) return false;
        char last = Character.toLowerCase(text.charAt(apostrophe - 1));
        char butLast = prefix < 2 ? ' ' : Character.toLowerCase(text.charAt(apostrophe - 2));
        return prefix <= 2 || (last == 'u' && butLast == 'q') || (last == 'l' && butLast == 'l');
    }

    private static char arabic(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى' -> 'ي';
            case 'ة' -> 'ه';
            case '\u0640' -> 0;
            default -> Scripts.within(c, 0x610, 0x61a) || Scripts.within(c, 0x64b, 0x65f) || c == 0x670 ? 0 : c;
        };
    }

    private static String cap(String raw) {
        if (raw.length() <= CAP) return raw;
        return raw.substring(0, Character.isHighSurrogate(raw.charAt(CAP - 1)) ? CAP - 1 : CAP);
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }

    private static String fold(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : cap(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /// Two rounds, because networks hand over `&amp;lt;` as well.
    private static String entities(String text) {
        String once = entitiesOnce(text);
        return once.indexOf('&') < 0 || once.equals(text) ? once : entitiesOnce(once);
    }

    private static String entitiesOnce(String text) {
        var plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int close = c == '&' ? text.indexOf(';', at) : -1;
            String value = close > at + 1 && close - at <= LONGEST_ENTITY ? entity(text.substring(at + 1, close)) : "";
            if (value.isEmpty()) {
                plain.append(c);
                at++;
            } else {
                plain.append(value);
                at = close + 1;
            }
        }
        return plain.toString();
    }

    private static String entity(String name) {
        if (!name.startsWith("#")) return ENTITIES.getOrDefault(name, "");
        boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        try {
            int point = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) && point > 0 ? Character.toString(point) : "";
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }
}

package io.attune.channels;

import org.jspecify.annotations.Nullable;

/// What strangers write, as it can be kept and shown: PostgreSQL refuses NUL and halves of surrogate pairs, and a name
/// must not rearrange the line in which it stands.
final class Harmless {
    private static final int REPLACEMENT = 0xFFFD;

    private Harmless() {}

    /// Without control characters but tabs and line ends, and without the marks that reverse what people read.
    static String text(String text) {
        return cleaned(text, false);
    }

    /// On one line, and without the marks that turn the direction of what follows (Unicode TR 36, section 2.10.2); the
    /// marks that right-to-left names need stay.
    static String line(String text) {
        return cleaned(text, true).strip();
    }

    static @Nullable String optionalLine(@Nullable String text) {
        if (text == null) return null;
        String line = line(text);
        return line.isEmpty() ? null : line;
    }

    private static String cleaned(String text, boolean oneLine) {
        if (text.chars().noneMatch(c -> suspicious((char) c))) return text;
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) clean.appendCodePoint(REPLACEMENT);
            else if (c == '\t' || c == '\n' || c == '\r') clean.appendCodePoint(oneLine ? ' ' : c);
            else if (!Character.isISOControl(c) && !reverses(c) && !(oneLine && turns(c))) clean.appendCodePoint(c);
        });
        return clean.toString();
    }

    private static boolean suspicious(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c) || turns(c);
    }

    /// The overrides: after one of them "evil" reads "live".
    private static boolean reverses(int c) {
        return c == 0x202D || c == 0x202E;
    }

    /// Embeddings, overrides and isolates.
    private static boolean turns(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}

package io.attune.identity.matching;

import java.util.Locale;

/// How far two values agree, from the same to different; where one is missing nothing is said.
public enum Agreement {
    MISSING,
    SAME,
    /// The same, written in another way: a nickname, an umlaut spelled out, day and month swapped.
    VARIANT,
    /// One slip of the pen apart.
    CLOSE,
    SIMILAR,
    FAINT,
    DIFFERENT;

    static final int COUNT = values().length;

    private static final Agreement[] ALL = values();

    static Agreement of(int level) {
        return ALL[level];
    }

    /// Its place in the arrays of a fit.
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

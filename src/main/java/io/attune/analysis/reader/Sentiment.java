package io.attune.analysis.reader;

import java.util.Locale;

/// How the author feels about what the text is about.
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The inverse of [#code()]; refuses anything else.
    public static Sentiment of(String code) {
        for (Sentiment sentiment : values()) if (sentiment.code().equals(code)) return sentiment;
        throw new IllegalArgumentException("sentiment must be negative, neutral or positive, was \"" + code + "\"");
    }
}

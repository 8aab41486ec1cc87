package io.attune.analysis.reader;

import java.util.Locale;

/// What the author wants; a text can hold several, and holds `OTHER` exactly when it holds none of the rest.
public enum Intent {
    COMPLAINT,
    QUESTION,
    PRAISE,
    IDEA,
    PURCHASE,
    CANCELLATION,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The inverse of [#code()]; refuses anything else.
    public static Intent of(String code) {
        for (Intent intent : values()) if (intent.code().equals(code)) return intent;
        throw new IllegalArgumentException(
                "intent must be complaint, question, praise, idea, purchase, cancellation or other, was \"" + code
                        + "\"");
    }
}

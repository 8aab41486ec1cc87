package io.attune.behavior.figures;

import java.util.Locale;

/// By what customers are compared.
public enum WonBy {
    /// The channel or place by which they were won.
    SOURCE,
    /// What won them there.
    CAMPAIGN;

    /// As addresses and lists have it, and a part of message keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

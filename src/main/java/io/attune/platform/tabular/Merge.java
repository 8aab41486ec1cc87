package io.attune.platform.tabular;

import java.util.Locale;

/// What becomes of rows whose key is known, and of those whose key is not.
public enum Merge {
    /// Those that are known are left out.
    CREATE,
    /// Those that nobody knows are left out.
    UPDATE,
    BOTH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

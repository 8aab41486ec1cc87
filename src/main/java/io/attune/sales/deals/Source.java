package io.attune.sales.deals;

import java.util.Locale;

/// Where somebody who might buy came from: networks of people, or any other way.
public enum Source {
    SOCIAL,
    CLASSIC;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String code) {
        return code.equals("social") ? SOCIAL : CLASSIC;
    }
}

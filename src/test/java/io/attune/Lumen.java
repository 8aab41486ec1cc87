package io.attune;

import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// The company of the demo and of most tests.
public final class Lumen {
    public static final String PASSWORD = "a lamp for every trail";

    private Lumen() {}

    public static Settings settings(ZoneId zone) {
        return new Settings(
                "Lumen",
                Currency.getInstance("EUR"),
                zone,
                Locale.ENGLISH,
                new BigDecimal("0.3"),
                null,
                Duration.ofHours(24),
                Duration.ofHours(4),
                new BigDecimal("50"),
                StakeSettings.STARTING);
    }
}

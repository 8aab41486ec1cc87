package io.attune;

import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleagues;
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

    /// With Inês, who administers it, in Lisbon.
    public static UserId founded(Colleagues colleagues, CompanySettings settings) {
        UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, PASSWORD);
        settings.begin(settings(ZoneId.of("Europe/Lisbon")), ines);
        return ines;
    }
}

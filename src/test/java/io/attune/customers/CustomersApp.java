package io.attune.customers;

import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableAsync;

/// People, accounts and their orders as an application of their own.
///
/// No stereotype stands here, so that a test of the whole application does not find it.
@EnableAutoConfiguration(
        excludeName = "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration")
@EnableAsync
@ComponentScan({"io.attune.platform", "io.attune.customers", "io.attune.commerce"})
public class CustomersApp {
    public static final Settings LUMEN = new Settings(
            "Lumen",
            Currency.getInstance("EUR"),
            ZoneOffset.UTC,
            Locale.ENGLISH,
            new BigDecimal(".30"),
            null,
            Duration.ofHours(24),
            Duration.ofHours(4),
            new BigDecimal("25"),
            StakeSettings.STARTING);

    public static Viewer viewer(long user, Viewer.Scope scope) {
        return new Viewer(new UserId(user), "Mira", Role.AGENT, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }

    /// Mira is 7 and Tom is 8, as in [#viewer].
    public static void colleagues(JdbcClient jdbc) {
        jdbc.sql("""
                insert into colleague (id, name, mail, role, created_at) overriding system value values
                    (7, 'Mira', 'mira@lumen.example', 'AGENT', now()), (8, 'Tom', 'tom@lumen.example', 'AGENT', now())
                on conflict do nothing
                """).update();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}

package io.attune.sales;

import io.attune.Lumen;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleagues;
import io.attune.sales.deals.DealDraft;
import io.attune.sales.deals.Source;
import io.attune.sales.pipelines.Pipeline;
import io.attune.sales.pipelines.Pipelines;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A company that sells: who works there, and how its deals begin in tests.
public final class SalesApp {
    public static final String PASSWORD = Lumen.PASSWORD;
    private static final Currency EURO = Currency.getInstance("EUR");

    private SalesApp() {}

    public static Viewer colleague(
            Colleagues colleagues, CompanySettings settings, String name, Role role, Viewer.Scope reads) {
        UserId id = colleagues.create(name, UUID.randomUUID() + "@lumen.example", role, PASSWORD);
        if (!settings.exist()) settings.begin(lumen(), id);
        return new Viewer(id, name, role, Set.of(), reads, Locale.ENGLISH, ZoneOffset.UTC);
    }

    public static String mail(Colleagues colleagues, Viewer viewer) {
        return colleagues.find(viewer.user()).orElseThrow().mail();
    }

    public static DealDraft draft(Pipelines pipelines, Viewer owner, String name, @Nullable String amount) {
        return draft(pipelines, owner, name, amount, EURO);
    }

    public static DealDraft draft(
            Pipelines pipelines, Viewer owner, String name, @Nullable String amount, Currency currency) {
        Pipeline pipeline = pipelines.all().getFirst();
        return new DealDraft(
                name,
                null,
                pipeline.id(),
                pipeline.first().id(),
                amount == null ? null : new BigDecimal(amount),
                currency,
                null,
                Source.CLASSIC,
                "fair",
                owner.user(),
                null);
    }

    public static long person(JdbcClient jdbc, String name) {
        return jdbc.sql("insert into person (name) values (:name) returning id")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    public static Settings lumen() {
        return new Settings(
                "Lumen",
                EURO,
                ZoneOffset.UTC,
                Locale.ENGLISH,
                new BigDecimal("0.3"),
                null,
                Duration.ofHours(24),
                Duration.ofHours(4),
                new BigDecimal("50"),
                StakeSettings.STARTING);
    }
}

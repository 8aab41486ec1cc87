package io.attune.demo.loading;

import io.attune.demo.generator.Cast;
import io.attune.demo.generator.DemoColleague;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.settings.StakeSettings;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.users.SignInHints.Hint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who works at Lumen and how the company is set up. Made once; an interrupted load finds them there.
@Component
class DemoPeople {
    static final Currency EURO = Currency.getInstance("EUR");
    private static final Settings LUMEN = new Settings(
            "Lumen",
            EURO,
            ZoneId.of("Europe/Lisbon"),
            Locale.ENGLISH,
            new BigDecimal(".30"),
            null,
            Duration.ofHours(24),
            Duration.ofHours(4),
            new BigDecimal("25"),
            StakeSettings.STARTING);

    private final Colleagues colleagues;
    private final CompanySettings settings;

    DemoPeople(Colleagues colleagues, CompanySettings settings) {
        this.colleagues = colleagues;
        this.settings = settings;
    }

    /// Those who can be signed in as, the most instructive first.
    static List<Hint> hints() {
        return Cast.COLLEAGUES.stream()
                .map(colleague ->
                        new Hint(colleague.fullName(), role(colleague), colleague.mail(), password(colleague)))
                .toList();
    }

    /// By the generator's key.
    @Transactional
    public Map<String, UserId> make() {
        Map<String, UserId> known = colleagues.all().stream().collect(Collectors.toMap(Colleague::mail, Colleague::id));
        var byKey = new HashMap<String, UserId>();
        for (DemoColleague colleague : Cast.COLLEAGUES) {
            UserId id = known.get(colleague.mail());
            if (id == null)
                id = colleagues.create(colleague.fullName(), colleague.mail(), role(colleague), password(colleague));
            byKey.put(colleague.key(), id);
        }
        team("Support", byKey, "mira", "tom", "lucie", "aylin", "kenji");
        team("Sales", byKey, "ines", "katrin");
        team("Insight", byKey, "noor", "chiara", "daniel");
        settings.begin(LUMEN, Objects.requireNonNull(byKey.get("samuel")));
        return byKey;
    }

    private void team(String name, Map<String, UserId> byKey, String... keys) {
        colleagues.team(name, List.of(keys).stream().map(byKey::get).toList());
    }

    private static Role role(DemoColleague colleague) {
        return Role.valueOf(colleague.role().toUpperCase(Locale.ROOT));
    }

    /// Known to everybody who can read; that is why the demo answers to its own machine only.
    private static String password(DemoColleague colleague) {
        return "lumen-demo-" + colleague.key();
    }
}

package io.attune.platform.users;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.Throttle;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges passwords without saying, by word or by time, which mails there are.
@Component
class Door implements Doorkeeper {
    private final ColleagueStore colleagues;
    private final Passwords passwords;
    private final Throttle throttle;
    private final CompanySettings settings;
    private final Audit audit;

    Door(ColleagueStore colleagues, Passwords passwords, Throttle throttle, CompanySettings settings, Audit audit) {
        this.colleagues = colleagues;
        this.passwords = passwords;
        this.throttle = throttle;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public Admission judge(String mail, String password, String address, Way way) {
        String name = Mails.normal(mail);
        var fromHere = Throttle.Target.address(address);
        var asThis = Throttle.Target.account(name);
        Optional<Duration> wait = throttle.take(fromHere).or(() -> throttle.take(asThis));
        if (wait.isPresent()) return new Admission.TooManyTries(wait.get());

        ColleagueStore.@Nullable Credentials known =
                colleagues.credentials(name).orElse(null);
        boolean right = passwords.matches(password, known == null ? null : known.password());
        if (known == null || !right || known.disabled()) {
            audit.record(
                    null,
                    "signin.failed",
                    known == null ? "unknown" : "user:" + known.user(),
                    Map.of("address", address));
            return new Admission.Refused();
        }
        throttle.succeeded(asThis);
        throttle.takeBack(fromHere);
        welcome(known, password, address, way);
        return new Admission.Admitted(known.user());
    }

    @Override
    public Optional<Viewer> viewer(UserId user) {
        @Nullable Settings company = settings.exist() ? settings.current() : null;
        return colleagues.viewer(
                user,
                company == null ? Locale.ENGLISH : company.language(),
                company == null ? ZoneOffset.UTC : company.zone());
    }

    private void welcome(ColleagueStore.Credentials known, String password, String address, Way way) {
        String hash = known.password();
        if (hash != null && passwords.outdated(hash)) colleagues.setPassword(known.user(), passwords.hash(password));
        // A script signs in with each request; what it does is audited, not that it came.
        if (way == Way.SCRIPT) return;
        colleagues.signedIn(known.user());
        audit.record(known.user(), "signin.done", "user:" + known.user(), Map.of("address", address));
    }
}

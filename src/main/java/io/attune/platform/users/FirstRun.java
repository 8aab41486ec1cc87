package io.attune.platform.users;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.Role;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.settings.Settings;
import io.attune.platform.web.Conflict;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The first run: one company and its first admin, or nothing at all.
@Component
class FirstRun {
    private final SetupCode codes;
    private final ColleagueStore colleagues;
    private final CompanySettings settings;
    private final Audit audit;

    FirstRun(SetupCode codes, ColleagueStore colleagues, CompanySettings settings, Audit audit) {
        this.codes = codes;
        this.colleagues = colleagues;
        this.settings = settings;
        this.audit = audit;
    }

    /// False where the code is not right. Of two people at the same time one is first, and the other hears of it.
    ///
    /// @throws Conflict if Attune has been set up meanwhile
    @Transactional
    boolean begin(Secret code, Settings first, String name, String mail, String passwordHash) {
        if (!codes.use(code)) return false;
        UserId admin = colleagues
                .insert(name, mail, Role.ADMIN, Viewer.Scope.ALL, passwordHash)
                .orElseThrow(() -> new Conflict("setup.done"));
        if (!settings.begin(first, admin)) throw new Conflict("setup.done");
        audit.record(admin, "user.created", "user:" + admin, Map.of("role", Role.ADMIN.name()));
        return true;
    }
}

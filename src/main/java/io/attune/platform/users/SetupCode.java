package io.attune.platform.users;

import static java.time.ZoneOffset.UTC;

import io.attune.platform.mail.OwnAddress;
import io.attune.platform.security.Secret;
import io.attune.platform.settings.CompanySettings;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The code without which nobody can set Attune up: whoever reads the log owns the machine.
@Component
class SetupCode {
    private static final Logger log = LoggerFactory.getLogger(SetupCode.class);

    private final JdbcClient jdbc;
    private final CompanySettings settings;
    private final OwnAddress address;
    private final Environment environment;
    private final Clock clock;
    private final boolean demo;

    SetupCode(
            JdbcClient jdbc,
            CompanySettings settings,
            OwnAddress address,
            Environment environment,
            Clock clock,
            @Value("${attune.demo}") boolean demo) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.address = address;
        this.environment = environment;
        this.clock = clock;
        this.demo = demo;
    }

    /// A new code at each start; the one before stops working.
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (demo || settings.exist()) return;
        Secret code = Secret.code();
        replace(code);
        log.info(
                "\n\n    Attune is ready to be set up. Open {}/setup and enter this code: {}\n",
                address.known().orElse("http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")),
                code.value());
    }

    void replace(Secret code) {
        jdbc.sql("""
                insert into setup_code (hash, created_at)
                values (:hash, :now)
                    on conflict (id) do update
                   set hash = excluded.hash, created_at = excluded.created_at
                """)
                .param("hash", code.hash())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /// Uses the code up: true for one caller only, if their transaction commits.
    boolean use(Secret code) {
        return jdbc.sql("delete from setup_code where hash = :hash")
                        .param("hash", code.hash())
                        .update()
                == 1;
    }
}

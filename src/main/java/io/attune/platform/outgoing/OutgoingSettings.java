package io.attune.platform.outgoing;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.UserId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Whether Attune may call its own network; it may not until an admin says so.
@Component
public class OutgoingSettings {
    private final JdbcClient jdbc;
    private final Audit audit;

    OutgoingSettings(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public boolean privateAllowed() {
        return jdbc.sql("select coalesce((select private_allowed from outgoing_settings), false)")
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void allowPrivate(boolean allowed, UserId by) {
        jdbc.sql("""
                insert into outgoing_settings (private_allowed) values (:allowed)
                on conflict (id) do update set private_allowed = excluded.private_allowed
                """).param("allowed", allowed).update();
        audit.record(by, "outgoing.private", "settings", Map.of("allowed", Boolean.toString(allowed)));
    }
}

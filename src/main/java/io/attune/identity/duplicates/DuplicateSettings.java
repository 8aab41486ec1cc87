package io.attune.identity.duplicates;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What an administrator decided about duplicates, and when they were looked for last.
@Component
class DuplicateSettings {
    private final JdbcClient jdbc;

    DuplicateSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By `keys` people merge by themselves who certainly are one: none, unless somebody chose some.
    record Rules(boolean nightly, List<String> keys) {}

    Rules rules() {
        return jdbc.sql("select nightly, keys from duplicate_settings")
                .query((row, _) -> new Rules(row.getBoolean("nightly"), List.of((String[])
                        row.getArray("keys").getArray())))
                .optional()
                .orElse(new Rules(true, List.of()));
    }

    void save(Rules rules) {
        jdbc.sql("""
                insert into duplicate_settings (nightly, keys) values (:nightly, :keys)
                on conflict (id) do update set nightly = excluded.nightly, keys = excluded.keys
                """)
                .param("nightly", rules.nightly())
                .param("keys", rules.keys().toArray(String[]::new))
                .update();
    }
}

package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `import_template`.
@Component
class TemplateStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TemplateStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record Remembered(Plan plan, Recognised as) {}

    /// The viewer's own, or else the latest of their teams.
    Optional<Remembered> find(Viewer viewer, Target target, String fingerprint) {
        return jdbc.sql("""
                select t.mapping::text, t.file, t.used_at, c.name as by, t.user_id = :viewer_user as own
                  from import_template t
                  left join colleague c on c.id = t.user_id
                 where t.fingerprint = :fingerprint and t.target = :target
                   and (t.user_id = :viewer_user or t.team_ids && :viewer_teams)
                 order by own desc, t.used_at desc limit 1
                """)
                .param("fingerprint", fingerprint)
                .param("target", target.code())
                .params(viewer.parameters())
                .query((row, _) -> {
                    String by = row.getString("by");
                    return new Remembered(
                            json.readValue(row.getString("mapping"), Plan.class),
                            new Recognised.Before(
                                    row.getString("file"),
                                    by == null ? "" : by,
                                    row.getBoolean("own"),
                                    Rows.instant(row, "used_at")));
                })
                .optional();
    }

    void remember(Viewer viewer, Target target, String fingerprint, Plan plan, String file) {
        jdbc.sql("""
                insert into import_template (user_id, team_ids, target, fingerprint, mapping, file, used_at)
                values (:user, :teams, :target, :fingerprint, :mapping::jsonb, :file, :now)
                on conflict (fingerprint, target, user_id) do update
                   set team_ids = excluded.team_ids, mapping = excluded.mapping, file = excluded.file,
                       used_at = excluded.used_at
                """)
                .param("user", viewer.user().value())
                .param("teams", viewer.teams().stream().map(TeamId::value).toArray(Long[]::new))
                .param("target", target.code())
                .param("fingerprint", fingerprint)
                .param("mapping", json.writeValueAsString(plan))
                .param("file", file)
                .param("now", Rows.at(clock.instant()))
                .update();
    }
}

package io.attune.sales.deals;

import io.attune.customers.ListChanges.Changed;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives many leads or deals to somebody else at once. `table` is `lead` or `deal`, `column` is `owner` or `team`.
@Component
public class OwnersOfMany {
    private final JdbcClient jdbc;

    OwnersOfMany(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that the viewer may change and that were somebody else's.
    public List<Changed> give(Viewer viewer, String table, String column, List<Long> records, @Nullable Long value) {
        return jdbc.sql("""
                with had as (
                    select r.id, r.%2$s_id as before from %1$s r
                     where r.id = any(:records) and r.%2$s_id is distinct from :value and %3$s
                       for update)
                update %1$s r set %2$s_id = :value, version = r.version + 1
                  from had where r.id = had.id
                returning r.id, r.version, to_jsonb(had.before)::text as before
                """.formatted(table, column, viewer.changes(Kind.DEALS, "r")))
                .params(viewer.parameters())
                .param("records", Rows.ids(records))
                .param("value", value, Types.BIGINT)
                .query((row, _) -> new Changed(row.getLong("id"), row.getInt("version"), row.getString("before")))
                .list();
    }

    /// How many nobody changed since.
    public int giveBack(Viewer viewer, String table, String column, List<Changed> changed) {
        return jdbc.sql("""
                update %1$s r set %2$s_id = e.before::bigint, version = r.version + 1
                  from unnest(:records::bigint[], :versions::int[], :befores::text[]) e(id, version, before)
                 where r.id = e.id and r.version = e.version and %3$s
                """.formatted(table, column, viewer.changes(Kind.DEALS, "r")))
                .params(viewer.parameters())
                .param("records", Rows.column(changed, Changed::record, Long[]::new))
                .param("versions", Rows.column(changed, Changed::version, Integer[]::new))
                .param("befores", Rows.column(changed, Changed::before, String[]::new))
                .update();
    }
}

package io.attune.platform.audit;

import static java.time.ZoneOffset.UTC;

import io.attune.platform.security.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditStore implements Audit, AuditTrail {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(@Nullable UserId who, String action, String subject, Map<String, String> details) {
        jdbc.sql("""
                insert into audit_entry (at, who, action, subject, details)
                values (:at, :who, :action, :subject, cast(:details as jsonb))
                """)
                .param("at", clock.instant().atOffset(UTC))
                .param("who", who == null ? null : who.value())
                .param("action", action)
                .param("subject", subject)
                .param("details", JSON.writeValueAsString(details))
                .update();
    }

    @Override
    public List<AuditEntry> entries(@Nullable UserId who, @Nullable String action, @Nullable Long before, int limit) {
        return jdbc.sql("""
                select e.id, e.at, e.action, e.subject, e.details, who.name as who,
                       case when e.subject ~ '^user:[0-9]{1,18}$'
                            then (select c.name from colleague c where c.id = cast(substr(e.subject, 6) as bigint))
                       end as subject_name
                  from audit_entry e
                  left join colleague who on who.id = e.who
                 where (cast(:who as bigint) is null or e.who = :who)
                   and (cast(:action as text) is null or e.action = :action)
                   and (cast(:before as bigint) is null or e.id < :before)
                 order by e.id desc
                 limit :limit
                """)
                .param("who", who == null ? null : who.value())
                .param("action", action)
                .param("before", before)
                .param("limit", limit + 1)
                .query(AuditStore::entry)
                .list();
    }

    /// Every action that ever happened, by jumping through the index instead of reading the table.
    @Override
    public List<String> actions() {
        return jdbc.sql("""
                with recursive seen(action) as (
                    (select action from audit_entry order by action limit 1)
                    union all
                    select (select e.action from audit_entry e where e.action > seen.action order by e.action limit 1)
                      from seen
                     where seen.action is not null
                )
                select action from seen where action is not null
                """).query((row, _) -> row.getString("action")).list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("subject_name"),
                JSON.readValue(row.getString("details"), DETAILS));
    }
}

package io.attune.sales.pipelines;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `lost_reason`.
@Component
class ReasonStore {
    private final JdbcClient jdbc;

    ReasonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LostReason> all() {
        return jdbc.sql("select id, name, active from lost_reason order by active desc, position, id")
                .query((row, _) -> new LostReason(row.getLong("id"), row.getString("name"), row.getBoolean("active")))
                .list();
    }

    Optional<Long> insert(String name) {
        return jdbc.sql("""
                insert into lost_reason (name, position)
                values (:name, (select coalesce(max(position), 0) + 1 from lost_reason))
                    on conflict do nothing
                returning id
                """).param("name", name).query(Long.class).optional();
    }

    long ofThePast(String name) {
        jdbc.sql("""
                insert into lost_reason (name, position, active)
                values (:name, (select coalesce(max(position), 0) + 1 from lost_reason), false)
                    on conflict do nothing
                """).param("name", name).update();
        return jdbc.sql("select id from lost_reason where lower(name) = lower(:name)")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    boolean update(long id, String name, boolean active) {
        return jdbc.sql("""
                update lost_reason
                   set name = :name, active = :active
                 where id = :id
                   and not exists (select from lost_reason r where lower(r.name) = lower(:name) and r.id <> :id)
                """)
                        .param("id", id)
                        .param("name", name)
                        .param("active", active)
                        .update()
                == 1;
    }
}

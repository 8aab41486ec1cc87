package io.attune.customers.merging;

import io.attune.customers.Hindrance;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody is deleted in whom others live on.
@Component
class MergesHinder implements Hindrance {
    private final JdbcClient jdbc;

    MergesHinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> against(PersonId person) {
        boolean merged = jdbc.sql("select exists (select from person_merge where survivor_id = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        return merged ? Optional.of("merge.hinder") : Optional.empty();
    }

    /// An import that is taken back also leaves those who live on in somebody: the merge can still be undone.
    @Override
    public Map<Long, String> among(Collection<Long> people) {
        return jdbc
                .sql("""
                select survivor_id as id, 'merge.hinder' as reason from person_merge where survivor_id = any(:people)
                 union all
                select merged_id, 'merge.hinder.merged' from person_merge where merged_id = any(:people)
                """)
                .param("people", Rows.ids(people))
                .query((row, _) -> Map.entry(row.getLong("id"), row.getString("reason")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }
}

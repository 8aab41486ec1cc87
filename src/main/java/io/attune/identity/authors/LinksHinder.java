package io.attune.identity.authors;

import io.attune.customers.Hindrance;
import io.attune.customers.PeopleDeleted;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody is deleted whose posts are in the inbox; links that were taken back and handles go with the person.
@Component
class LinksHinder implements Hindrance {
    private final JdbcClient jdbc;

    LinksHinder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> against(PersonId person) {
        boolean linked = jdbc.sql("""
                select exists (select from author_link where person_id = :person and ended_at is null)
                """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        return linked ? Optional.of("identity.hinder") : Optional.empty();
    }

    @Override
    public Map<Long, String> among(Collection<Long> people) {
        return jdbc.sql("""
                select distinct person_id from author_link where person_id = any(:people) and ended_at is null
                """).param("people", Rows.ids(people)).query(Long.class).list().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> "identity.hinder"));
    }

    @EventListener
    void on(PeopleDeleted deleted) {
        jdbc.sql("delete from author_link where person_id = any(:people)")
                .param("people", Rows.ids(deleted.people()))
                .update();
        jdbc.sql("delete from person_handle where person_id = any(:people)")
                .param("people", Rows.ids(deleted.people()))
                .update();
    }
}

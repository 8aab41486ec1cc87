package io.attune.customers.merging;

import io.attune.customers.Hindrance;
import io.attune.customers.PersonId;
import java.util.Optional;
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
}

package io.attune.customers.records;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the company set for its customers. Read each time: it is one row, and rarely asked for.
@Component
public class CustomerSettings {
    private final JdbcClient jdbc;

    CustomerSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whose phone numbers those without a country code are, as two letters.
    public Optional<String> country() {
        return jdbc.sql("select country from customer_settings where country is not null")
                .query(String.class)
                .optional();
    }

    public void country(@Nullable String country) {
        jdbc.sql("""
                insert into customer_settings (country) values (:country)
                on conflict (id) do update set country = excluded.country
                """).param("country", country).update();
    }

    /// What tells people apart: `number`, or the key of a field.
    public List<String> identifiers() {
        return jdbc.sql("select unnest(identifiers) as identifier from customer_settings")
                .query((row, _) -> row.getString("identifier"))
                .list();
    }

    public void identifiers(List<String> identifiers) {
        jdbc.sql("""
                insert into customer_settings (identifiers) values (:identifiers)
                on conflict (id) do update set identifiers = excluded.identifiers
                """).param("identifiers", identifiers.toArray(String[]::new)).update();
    }

    public Phones phones() {
        return new Phones(country().orElse(null));
    }
}

package io.attune.platform.api;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys by which programs know the records of a table with a column `external_id`, of which it has an own one.
/// Whoever asks has made sure that the viewer may see, or change, the records.
@WithoutViewer("records are found by the viewer before or after")
public final class ExternalKeys {
    public static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final String table;

    /// `table` is a name of the module that keeps it, never user input.
    public ExternalKeys(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    public Optional<Long> find(String key) {
        return jdbc.sql("select id from %s where external_id = :key".formatted(table))
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    public Optional<String> of(long id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    public Map<Long, String> of(Collection<Long> ids) {
        var keys = new HashMap<Long, String>();
        if (ids.isEmpty()) return keys;
        jdbc.sql("select id, external_id from %s where id = any(:ids) and external_id is not null".formatted(table))
                .param("ids", Rows.ids(ids))
                .query(row -> {
                    keys.put(row.getLong("id"), row.getString("external_id"));
                });
        return keys;
    }

    /// @throws ApiProblem where another record has it
    public void put(long id, @Nullable String key) {
        try {
            jdbc.sql("""
                    update %s set external_id = :key::text
                     where id = :id and external_id is distinct from :key::text
                    """.formatted(table)).param("key", key).param("id", id).update();
        } catch (DuplicateKeyException _) {
            throw ApiProblem.field("externalId", "problem.number.taken");
        }
    }
}

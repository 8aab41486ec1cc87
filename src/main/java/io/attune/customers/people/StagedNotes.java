package io.attune.customers.people;

import io.attune.platform.database.Copy;
import io.attune.platform.security.WithoutViewer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What rows say of people by a name, and other modules keep: it waits until it is known who is meant.
@WithoutViewer("who may import changes everybody")
final class StagedNotes {
    private static final int BATCH = 5_000;

    private final JdbcClient jdbc;
    private final String table;
    private final Copy notes;
    private boolean any;

    /// `table` is a name in our code.
    StagedNotes(JdbcClient jdbc, DataSource database, String table) {
        this.jdbc = jdbc;
        this.table = table;
        jdbc.sql("create temp table %s (line bigint, name text, value text) on commit drop".formatted(table))
                .update();
        this.notes = Copy.into(database, table, "line", "name", "value");
    }

    @FunctionalInterface
    interface Note<T> {
        T of(long person, String name, String value);
    }

    void add(long line, Map<String, String> said) {
        said.forEach((name, value) -> {
            notes.number(line).text(name).text(value).endRow();
            any = true;
        });
    }

    boolean any() {
        return any;
    }

    void flush() {
        notes.flush();
    }

    <T> void each(Note<T> note, Consumer<Collection<T>> batch) {
        if (!any) return;
        List<T> full = new ArrayList<>(BATCH);
        jdbc.sql("""
                select k.known as person_id, n.name, n.value
                  from %s n
                  join keyed_person k on k.line = n.line and k.known is not null
                 order by n.line
                """.formatted(table)).withFetchSize(BATCH).query(row -> {
            full.add(note.of(row.getLong("person_id"), row.getString("name"), row.getString("value")));
            if (full.size() < BATCH) return;
            batch.accept(List.copyOf(full));
            full.clear();
        });
        if (!full.isEmpty()) batch.accept(full);
    }
}

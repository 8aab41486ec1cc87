package io.attune.commerce.origins;

import io.attune.customers.Origin;
import io.attune.customers.Origins;
import io.attune.customers.records.Made;
import io.attune.customers.records.Makers;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps and tells who or what made a record. Whoever asks has found the record by the viewer.
@Component
@WithoutViewer("whoever asks has found the record by the viewer")
public class Makings {
    private final JdbcClient jdbc;
    private final Origins origins;
    private final Makers makers;

    Makings(JdbcClient jdbc, Origins origins, Makers makers) {
        this.jdbc = jdbc;
        this.origins = origins;
        this.makers = makers;
    }

    /// The kinds of records, by their tables. Orders of before say it by whom they were typed, or
    /// by the run that brought them.
    public enum Of {
        ORDER(
                "customer_order",
                "coalesce(r.origin, case when r.created_by is not null then 'user' when r.run_id > 0 then 'import' else 'system' end)",
                "case when r.origin is null then coalesce(r.created_by, r.run_id) else r.origin_id end"),
        INVOICE("invoice", "r.origin", "r.origin_id"),
        PAYMENT("payment", "r.origin", "r.origin_id"),
        PRODUCT("product", "r.origin", "r.origin_id");

        private final String table;
        private final String kind;
        private final String id;

        Of(String table, String kind, String id) {
            this.table = table;
            this.kind = kind;
            this.id = id;
        }
    }

    /// Takes down that this viewer, or a program of theirs, made it just now.
    public void stamp(Viewer viewer, Of of, long record) {
        Origin origin = origins.of(viewer);
        jdbc.sql("update %s set origin = :origin, origin_id = :by where id = :id".formatted(of.table))
                .param("origin", origin.stored())
                .param("by", origin.id())
                .param("id", record)
                .update();
    }

    /// Takes down that a program made the orders of a run that is no import.
    public void stampRun(Viewer viewer, long run) {
        Origin origin = origins.of(viewer);
        jdbc.sql("""
                update customer_order set origin = :origin, origin_id = :by
                 where run_id = :run and origin = 'import' and origin_id = :run
                """)
                .param("origin", origin.stored())
                .param("by", origin.id())
                .param("run", run)
                .update();
    }

    public Made made(Viewer viewer, Of of, long record) {
        return jdbc.sql("select %s as kind, %s as by, r.created_at from %s r where r.id = :id"
                        .formatted(of.kind, of.id, of.table))
                .param("id", record)
                .query((row, _) -> makers.made(
                        viewer,
                        Origin.stored(row.getString("kind"), Rows.optionalLong(row, "by")),
                        Rows.instant(row, "created_at")))
                .optional()
                .orElseGet(() -> new Made(Origin.SYSTEM, null, null, Instant.EPOCH));
    }

    public Origin origin(Of of, long record) {
        return origins(of, List.of(record)).getOrDefault(record, Origin.SYSTEM);
    }

    public Map<Long, Origin> origins(Of of, Collection<Long> records) {
        var found = new HashMap<Long, Origin>();
        jdbc.sql("select r.id, %s as kind, %s as by from %s r where r.id = any(:ids)"
                        .formatted(of.kind, of.id, of.table))
                .param("ids", Rows.ids(records))
                .query(row -> {
                    found.put(row.getLong("id"), Origin.stored(row.getString("kind"), Rows.optionalLong(row, "by")));
                });
        return found;
    }
}

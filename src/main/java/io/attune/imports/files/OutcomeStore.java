package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.tabular.Sample;
import io.attune.platform.tabular.Sample.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All SQL of `import_sample` and `import_kept`: examples of what would happen, and what could not be taken back.
@Component
class OutcomeStore {
    private static final int MOST_KEPT = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OutcomeStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(long run, List<Sample> samples) {
        clear(run);
        jdbc.sql("""
                insert into import_sample (run_id, place, outcome, line, record_id, title, changes)
                select :run, n.place, n.outcome, n.line, n.record, n.title, n.changes::jsonb
                  from unnest(:outcomes::text[], :lines::bigint[], :records::bigint[], :titles::text[], :changes::text[])
                    with ordinality as n(outcome, line, record, title, changes, place)
                """)
                .param("run", run)
                .param(
                        "outcomes",
                        Rows.column(samples, sample -> sample.outcome().name(), String[]::new))
                .param("lines", Rows.column(samples, Sample::line, Long[]::new))
                .param("records", Rows.column(samples, Sample::record, Long[]::new))
                .param("titles", Rows.column(samples, Sample::title, String[]::new))
                .param("changes", Rows.column(samples, Sample::changes, String[]::new))
                .update();
    }

    private void clear(long run) {
        jdbc.sql("delete from import_sample where run_id = :run")
                .param("run", run)
                .update();
    }

    List<Example> of(long run) {
        return jdbc.sql("select * from import_sample where run_id = :run order by place")
                .param("run", run)
                .query((row, _) -> example(row))
                .list();
    }

    /// Those of one outcome, after a place.
    List<Example> of(long run, Outcome outcome, long after, int limit) {
        return jdbc.sql("""
                select * from import_sample
                 where run_id = :run and outcome = :outcome and place > :after order by place limit :limit
                """)
                .param("run", run)
                .param("outcome", outcome.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> example(row))
                .list();
    }

    private Example example(ResultSet row) throws SQLException {
        return new Example(
                row.getLong("place"),
                Outcome.valueOf(row.getString("outcome")),
                row.getLong("line"),
                Rows.optionalLong(row, "record_id"),
                row.getString("title"),
                changes(row.getString("changes")));
    }

    /// Keeps the first of what stayed; ids only.
    TakenBackLog begin(long run) {
        jdbc.sql("delete from import_kept where run_id = :run")
                .param("run", run)
                .update();
        return new TakenBackLog(run);
    }

    List<Kept> kept(long run, int limit) {
        return jdbc.sql("select * from import_kept where run_id = :run order by kind, record_id limit :limit")
                .param("run", run)
                .param("limit", limit)
                .query((row, _) -> new Kept(row.getString("kind"), row.getLong("record_id"), row.getString("reason")))
                .list();
    }

    final class TakenBackLog {
        private final long run;
        private final List<Kept> kept = new ArrayList<>();

        private TakenBackLog(long run) {
            this.run = run;
        }

        void kept(String kind, long record, String reason) {
            if (kept.size() < MOST_KEPT) kept.add(new Kept(kind, record, reason));
        }

        void flush() {
            jdbc.sql("""
                    insert into import_kept (run_id, kind, record_id, reason)
                    select :run, n.kind, n.record, n.reason
                      from unnest(:kinds::text[], :records::bigint[], :reasons::text[]) as n(kind, record, reason)
                    on conflict do nothing
                    """)
                    .param("run", run)
                    .param("kinds", Rows.column(kept, Kept::kind, String[]::new))
                    .param("records", Rows.column(kept, Kept::record, Long[]::new))
                    .param("reasons", Rows.column(kept, Kept::reason, String[]::new))
                    .update();
        }
    }

    private List<Example.Change> changes(String text) {
        var changes = new ArrayList<Example.Change>();
        for (Map.Entry<String, JsonNode> change : json.readTree(text).properties())
            changes.add(new Example.Change(
                    change.getKey(),
                    said(change.getValue().path(0)),
                    said(change.getValue().path(1))));
        return changes;
    }

    /// Values of own fields and roles are objects of one or two values.
    private static @Nullable String said(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) return null;
        if (!value.isObject()) return value.asString();
        var parts = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> part : value.properties()) {
            if (part.getKey().startsWith("origin") || part.getKey().equals("set_at")) continue;
            if (part.getValue().isArray()) part.getValue().forEach(each -> parts.add(each.asString()));
            else if (!part.getValue().isNull()) parts.add(part.getValue().asString());
        }
        return parts.isEmpty() ? null : String.join(" ", parts);
    }
}

package io.attune.imports.files;

import io.attune.platform.database.Rows;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `import_notice`.
@Component
class ImportNoticeStore {
    private final JdbcClient jdbc;

    ImportNoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In place of those of an earlier try.
    void keep(long run, List<Notice> notices) {
        jdbc.sql("delete from import_notice where run_id = :run")
                .param("run", run)
                .update();
        jdbc.sql("""
                insert into import_notice (run_id, place, reason, what, rows, line)
                select :run, n.place, n.reason, n.what, n.rows, n.line
                  from unnest(:reasons::text[], :whats::text[], :rows::bigint[], :lines::bigint[])
                    with ordinality as n(reason, what, rows, line, place)
                """)
                .param("run", run)
                .param("reasons", Rows.column(notices, Notice::reason, String[]::new))
                .param("whats", Rows.column(notices, Notice::what, String[]::new))
                .param("rows", Rows.column(notices, Notice::rows, Long[]::new))
                .param("lines", Rows.column(notices, Notice::line, Long[]::new))
                .update();
    }

    List<Notice> of(long run) {
        return jdbc.sql("select * from import_notice where run_id = :run order by place")
                .param("run", run)
                .query((row, _) -> new Notice(
                        row.getString("reason"), row.getString("what"), row.getLong("rows"), row.getLong("line")))
                .list();
    }
}

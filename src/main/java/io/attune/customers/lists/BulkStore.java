package io.attune.customers.lists;

import io.attune.customers.ListChanges.Changed;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `bulk_edit`: what was changed of many at once, so that it can be taken back.
@Component
class BulkStore {
    private final JdbcClient jdbc;

    BulkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What became of `change` in a list.
    record Edit(String list, String change, String value) {}

    long remember(Viewer viewer, Edit edit, List<Changed> changed) {
        long id = jdbc.sql("""
                insert into bulk_edit (list, change, argument, user_id) values (:list, :change, :value, :user)
                returning id
                """)
                .param("list", edit.list)
                .param("change", edit.change)
                .param("value", edit.value)
                .param("user", viewer.user().value())
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into bulk_edit_row (edit_id, record_id, version, before)
                select :edit, e.record, e.version, e.before::jsonb
                  from unnest(:records::bigint[], :versions::int[], :befores::text[]) e(record, version, before)
                """)
                .param("edit", id)
                .param("records", Rows.column(changed, Changed::record, Long[]::new))
                .param("versions", Rows.column(changed, Changed::version, Integer[]::new))
                .param("befores", Rows.column(changed, Changed::before, String[]::new))
                .update();
        return id;
    }

    /// Empty where it was taken back already, or is not theirs.
    Optional<Edit> undo(Viewer viewer, long edit) {
        return jdbc.sql("""
                update bulk_edit set undone_at = now()
                 where id = :edit and undone_at is null and (user_id = :user or :admin)
                returning list, change, argument
                """)
                .param("edit", edit)
                .param("user", viewer.user().value())
                .param("admin", viewer.may(Right.ADMINISTER))
                .query((row, _) -> new Edit(row.getString("list"), row.getString("change"), row.getString("argument")))
                .optional();
    }

    List<Changed> changed(long edit) {
        return jdbc.sql("""
                select record_id, version, before::text as before from bulk_edit_row
                 where edit_id = :edit
                 order by record_id
                """)
                .param("edit", edit)
                .query((row, _) ->
                        new Changed(row.getLong("record_id"), row.getInt("version"), row.getString("before")))
                .list();
    }
}

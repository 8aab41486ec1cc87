package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.Origin;
import io.attune.customers.OwnersChanged;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Tags;
import io.attune.platform.audit.Audit;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.NotFound;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes many records at once, and takes that back for all that nobody changed since.
@Component
class BulkStore {
    private final JdbcClient jdbc;
    private final Tags tags;
    private final CustomFields fields;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    BulkStore(JdbcClient jdbc, Tags tags, CustomFields fields, ApplicationEventPublisher events, Audit audit) {
        this.jdbc = jdbc;
        this.tags = tags;
        this.fields = fields;
        this.events = events;
        this.audit = audit;
    }

    /// What was done, for taking it back; `records` are those that differ now.
    record Done(long edit, int records) {}

    @Transactional
    public Done change(Viewer viewer, RecordKind kind, List<Long> records, BulkChange change) {
        long edit = jdbc.sql("""
                insert into bulk_edit (kind, change, argument, user_id) values (:kind, :change, :argument, :user)
                returning id
                """)
                .param("kind", kind.name())
                .param("change", change.written())
                .param("argument", change.argument())
                .param("user", viewer.user().value())
                .query(Long.class)
                .single();
        List<Long> changed = remember(viewer, kind, edit, records, change);
        if (!changed.isEmpty()) {
            apply(kind, changed, change, Origin.user(viewer.user()));
            tell(kind, changed, change);
            audit.record(
                    viewer.user(),
                    "list.changed",
                    "edit:" + edit,
                    Map.of("records", Integer.toString(changed.size()), "what", change.written()));
        }
        return new Done(edit, changed.size());
    }

    /// How many are as they were; those that somebody changed since stay as they are.
    @Transactional
    public int undo(Viewer viewer, long edit) {
        Edit done = jdbc.sql("""
                update bulk_edit set undone_at = now()
                 where id = :edit and undone_at is null and (user_id = :user or :admin)
                returning kind, change, argument
                """)
                .param("edit", edit)
                .param("user", viewer.user().value())
                .param("admin", viewer.may(Right.ADMINISTER))
                .query((row, _) -> new Edit(
                        RecordKind.valueOf(row.getString("kind")), row.getString("change"), row.getString("argument")))
                .optional()
                .orElseThrow(() -> new NotFound("edit " + edit));
        List<Long> back = touch(viewer, done.kind, edit);
        if (back.isEmpty()) return 0;
        restore(done, edit, back);
        if (done.change.equals("owner") || done.change.equals("team")) owners(done.kind, back);
        audit.record(viewer.user(), "list.undone", "edit:" + edit, Map.of("records", Integer.toString(back.size())));
        return back.size();
    }

    private record Edit(RecordKind kind, String change, String argument) {}

    /// Writes down what each had, of those that the viewer may change and that will differ, and moves their version on.
    private List<Long> remember(Viewer viewer, RecordKind kind, long edit, List<Long> records, BulkChange change) {
        var statement = jdbc.sql("""
                with target as (
                    update %1$s r set version = r.version + 1, updated_at = now(), updated_by = :user
                     where r.id = any(:records) and %2$s and (%3$s)
                    returning r.id, r.version, %4$s as before)
                insert into bulk_edit_row (edit_id, record_id, version, before)
                select :edit, id, version, before from target
                returning record_id
                """.formatted(
                                ListStore.table(kind),
                                viewer.changes(kind.rights(), "r"),
                                differs(kind, change),
                                before(kind, change)))
                .params(viewer.parameters())
                .param("user", viewer.user().value())
                .param("records", Rows.ids(records))
                .param("edit", edit);
        statement = switch (change) {
            case BulkChange.Owner(UserId owner) ->
                statement.param("argument", owner == null ? null : owner.value(), Types.BIGINT);
            case BulkChange.Team(TeamId team) ->
                statement.param("argument", team == null ? null : team.value(), Types.BIGINT);
            case BulkChange.Tag(String tag) -> statement.param("argument", tag);
            case BulkChange.Untag(String tag) -> statement.param("argument", tag);
            case BulkChange.Field(CustomField field, var _) -> statement.param("argument", field.id());
        };
        return statement.query((row, _) -> row.getLong("record_id")).list();
    }

    private static String differs(RecordKind kind, BulkChange change) {
        return switch (change) {
            case BulkChange.Owner _ -> "r.owner_id is distinct from :argument";
            case BulkChange.Team _ -> "r.team_id is distinct from :argument";
            case BulkChange.Tag _ -> "not " + tagged(kind);
            case BulkChange.Untag _ -> tagged(kind);
            case BulkChange.Field _ -> "true";
        };
    }

    private static String before(RecordKind kind, BulkChange change) {
        return switch (change) {
            case BulkChange.Owner _ -> "jsonb_build_object('id', r.owner_id)";
            case BulkChange.Team _ -> "jsonb_build_object('id', r.team_id)";
            case BulkChange.Tag _, BulkChange.Untag _ -> "jsonb_build_object('had', " + tagged(kind) + ")";
            case BulkChange.Field _ ->
                "(select to_jsonb(v) from custom_value v where v.field_id = :argument and v.record_id = r.id)";
        };
    }

    private static String tagged(RecordKind kind) {
        return """
                exists (select from %1$s_tag x join tag t on t.id = x.tag_id
                         where x.%1$s_id = r.id and t.name = cast(:argument as citext))
                """.formatted(ListStore.table(kind));
    }

    private void apply(RecordKind kind, List<Long> records, BulkChange change, Origin origin) {
        switch (change) {
            case BulkChange.Owner(UserId owner) -> set(kind, "owner_id", records, owner == null ? null : owner.value());
            case BulkChange.Team(TeamId team) -> set(kind, "team_id", records, team == null ? null : team.value());
            case BulkChange.Tag(String tag) -> tags.add(kind, records, List.of(tag));
            case BulkChange.Untag(String tag) -> tags.remove(kind, records, tag);
            case BulkChange.Field(CustomField field, Optional<FieldValue> value) -> {
                if (value.isEmpty()) clear(field.id(), records);
                else
                    fields.setAll(
                            records.stream()
                                    .map(record -> new CustomFields.Entry(field, record, value.get()))
                                    .toList(),
                            origin);
            }
        }
    }

    private void tell(RecordKind kind, List<Long> records, BulkChange change) {
        if (change instanceof BulkChange.Owner || change instanceof BulkChange.Team) owners(kind, records);
    }

    private void owners(RecordKind kind, List<Long> records) {
        events.publishEvent(
                kind == RecordKind.PERSON
                        ? new OwnersChanged(records, List.of())
                        : new OwnersChanged(List.of(), records));
    }

    private void set(RecordKind kind, String column, List<Long> records, @Nullable Long value) {
        jdbc.sql("update %s set %s = :value where id = any(:records)".formatted(ListStore.table(kind), column))
                .param("value", value, Types.BIGINT)
                .param("records", Rows.ids(records))
                .update();
    }

    private void clear(long field, List<Long> records) {
        jdbc.sql("delete from custom_value where field_id = :field and record_id = any(:records)")
                .param("field", field)
                .param("records", Rows.ids(records))
                .update();
    }

    /// Those that nobody changed since.
    private List<Long> touch(Viewer viewer, RecordKind kind, long edit) {
        return jdbc.sql("""
                update %s r set version = r.version + 1, updated_at = now(), updated_by = :user
                  from bulk_edit_row e
                 where e.edit_id = :edit and r.id = e.record_id and r.version = e.version and %s
                returning r.id
                """.formatted(ListStore.table(kind), viewer.changes(kind.rights(), "r")))
                .param("user", viewer.user().value())
                .param("edit", edit)
                .params(viewer.parameters())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private void restore(Edit done, long edit, List<Long> records) {
        switch (done.change) {
            case "owner", "team" ->
                jdbc.sql("""
                        update %1$s r set %2$s_id = (e.before ->> 'id')::bigint
                          from bulk_edit_row e
                         where e.edit_id = :edit and r.id = e.record_id and r.id = any(:records)
                        """.formatted(ListStore.table(done.kind), done.change))
                        .param("edit", edit)
                        .param("records", Rows.ids(records))
                        .update();
            case "tag" -> tags.remove(done.kind, records, done.argument);
            case "untag" -> tags.add(done.kind, records, List.of(done.argument));
            case "field" -> {
                clear(Long.parseLong(done.argument.substring(1)), records);
                jdbc.sql("""
                        insert into custom_value
                        select v.* from bulk_edit_row e
                         cross join lateral jsonb_populate_record(null::custom_value, e.before) v
                         where e.edit_id = :edit and e.record_id = any(:records) and e.before is not null
                        """)
                        .param("edit", edit)
                        .param("records", Rows.ids(records))
                        .update();
            }
            default -> throw new IllegalStateException("nothing is known of " + done.change);
        }
    }
}

package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.ListChanges;
import io.attune.customers.Origin;
import io.attune.customers.OwnersChanged;
import io.attune.customers.RecordKind;
import io.attune.customers.RecordsChanged;
import io.attune.customers.records.Tags;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Changes of many people, or of many accounts: their owner, team, tags, and a field of the company.
@Component
class RecordChanges {
    private final JdbcClient jdbc;
    private final Tags tags;
    private final CustomFields fields;
    private final ApplicationEventPublisher events;

    RecordChanges(JdbcClient jdbc, Tags tags, CustomFields fields, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.tags = tags;
        this.fields = fields;
        this.events = events;
    }

    ListChanges of(RecordKind kind) {
        return new OfKind(kind);
    }

    private final class OfKind implements ListChanges {
        private final RecordKind kind;
        private final String table;

        OfKind(RecordKind kind) {
            this.kind = kind;
            this.table = kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<String> columns(Viewer viewer) {
            var columns = new ArrayList<>(List.of("owner", "team", "tag", "untag"));
            fields.of(kind).forEach(field -> columns.add(field.key()));
            return columns;
        }

        @Override
        public List<Changed> give(Viewer viewer, List<Long> meant, String column, String value) {
            BulkChange change = read(column, value);
            List<Changed> changed = touch(viewer, meant, change);
            if (changed.isEmpty()) return changed;
            List<Long> records = ids(changed);
            events.publishEvent(new RecordsChanged(kind, records));
            switch (change) {
                case BulkChange.Owner(Long owner) -> set("owner_id", records, owner);
                case BulkChange.Team(Long team) -> set("team_id", records, team);
                case BulkChange.Tag(String tag) -> tags.add(kind, records, List.of(tag));
                case BulkChange.Untag(String tag) -> tags.remove(kind, records, tag);
                case BulkChange.Own(CustomField field, Optional<FieldValue> typed) -> {
                    Map<Long, String> had = fields.give(field, records, typed, Origin.user(viewer.user()));
                    return changed.stream()
                            .map(each -> each.having(had.get(each.record())))
                            .toList();
                }
            }
            return changed;
        }

        @Override
        public int giveBack(Viewer viewer, String column, String value, List<Changed> changed) {
            List<Long> untouched = untouched(viewer, changed);
            List<Changed> back = changed.stream()
                    .filter(each -> untouched.contains(each.record()))
                    .toList();
            if (!back.isEmpty()) {
                restore(column, value, back);
                events.publishEvent(new RecordsChanged(kind, ids(back)));
            }
            return back.size();
        }

        private BulkChange read(String column, String value) {
            return switch (column) {
                case "owner" -> new BulkChange.Owner(value.isEmpty() ? null : Long.valueOf(value));
                case "team" -> new BulkChange.Team(value.isEmpty() ? null : Long.valueOf(value));
                case "tag" -> new BulkChange.Tag(tag(value));
                case "untag" -> new BulkChange.Untag(tag(value));
                default -> {
                    CustomField field = field(column);
                    yield new BulkChange.Own(field, fields.read(field, value));
                }
            };
        }

        private static String tag(String value) {
            List<String> tags = Tags.typed(value);
            if (tags.size() != 1) throw new IllegalArgumentException("problem.tag");
            return tags.getFirst();
        }

        private CustomField field(String key) {
            return fields.of(kind).stream()
                    .filter(field -> field.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("problem.malformed"));
        }

        /// Moves the version on of those that the viewer may change and that will differ, and says what each had.
        private List<Changed> touch(Viewer viewer, List<Long> records, BulkChange change) {
            var statement = jdbc.sql(
                            """
                    update %1$s r set version = r.version + 1, updated_at = now(), updated_by = :user
                     where r.id = any(:records) and %2$s and (%3$s)
                    returning r.id, r.version, (%4$s)::text as before
                    """.formatted(table, viewer.changes(kind.rights(), "r"), differs(change), before(change)))
                    .params(viewer.parameters())
                    .param("user", viewer.user().value())
                    .param("records", Rows.ids(records));
            statement = switch (change) {
                case BulkChange.Owner(Long owner) -> statement.param("argument", owner, Types.BIGINT);
                case BulkChange.Team(Long team) -> statement.param("argument", team, Types.BIGINT);
                case BulkChange.Tag(String tag) -> statement.param("argument", tag);
                case BulkChange.Untag(String tag) -> statement.param("argument", tag);
                case BulkChange.Own _ -> statement;
            };
            return statement
                    .query((row, _) -> new Changed(row.getLong("id"), row.getInt("version"), row.getString("before")))
                    .list();
        }

        private String differs(BulkChange change) {
            return switch (change) {
                case BulkChange.Owner _ -> "r.owner_id is distinct from :argument";
                case BulkChange.Team _ -> "r.team_id is distinct from :argument";
                case BulkChange.Tag _ -> "not " + tagged();
                case BulkChange.Untag _ -> tagged();
                case BulkChange.Own _ -> "true";
            };
        }

        private String before(BulkChange change) {
            return switch (change) {
                case BulkChange.Owner _ -> "jsonb_build_object('id', r.owner_id)";
                case BulkChange.Team _ -> "jsonb_build_object('id', r.team_id)";
                case BulkChange.Tag _, BulkChange.Untag _ -> "jsonb_build_object('had', " + tagged() + ")";
                case BulkChange.Own _ -> "null";
            };
        }

        private String tagged() {
            return """
                    exists (select from %1$s_tag x join tag t on t.id = x.tag_id
                             where x.%1$s_id = r.id and t.name = cast(:argument as citext))
                    """.formatted(table);
        }

        private void owners(List<Long> records) {
            events.publishEvent(
                    kind == RecordKind.PERSON
                            ? new OwnersChanged(records, List.of())
                            : new OwnersChanged(List.of(), records));
        }

        private void set(String column, List<Long> records, @Nullable Long value) {
            jdbc.sql("update %s set %s = :value where id = any(:records)".formatted(table, column))
                    .param("value", value, Types.BIGINT)
                    .param("records", Rows.ids(records))
                    .update();
            owners(records);
        }

        /// Those that nobody changed since; their version moves on.
        private List<Long> untouched(Viewer viewer, List<Changed> changed) {
            return jdbc.sql("""
                    update %s r set version = r.version + 1, updated_at = now(), updated_by = :user
                      from unnest(:records::bigint[], :versions::int[]) e(id, version)
                     where r.id = e.id and r.version = e.version and %s
                    returning r.id
                    """.formatted(table, viewer.changes(kind.rights(), "r")))
                    .param("user", viewer.user().value())
                    .param("records", Rows.ids(ids(changed)))
                    .param("versions", Rows.column(changed, Changed::version, Integer[]::new))
                    .params(viewer.parameters())
                    .query((row, _) -> row.getLong("id"))
                    .list();
        }

        private void restore(String column, String value, List<Changed> changed) {
            List<Long> records = ids(changed);
            switch (column) {
                case "owner", "team" -> {
                    jdbc.sql("""
                            update %1$s r set %2$s_id = (e.before::jsonb ->> 'id')::bigint
                              from unnest(:records::bigint[], :befores::text[]) e(id, before)
                             where r.id = e.id
                            """.formatted(table, column))
                            .param("records", Rows.ids(records))
                            .param("befores", Rows.column(changed, Changed::before, String[]::new))
                            .update();
                    owners(records);
                }
                case "tag" -> tags.remove(kind, records, tag(value));
                case "untag" -> tags.add(kind, records, List.of(tag(value)));
                default -> fields.giveBack(CustomField.id(column), ListChanges.had(changed));
            }
        }

        private static List<Long> ids(List<Changed> changed) {
            return changed.stream().map(Changed::record).toList();
        }
    }
}

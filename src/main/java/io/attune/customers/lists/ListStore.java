package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads any list, a page at a time. What it puts together are fixed texts of [Columns] and [Condition]; values are
/// bound.
@Component
class ListStore {
    private final JdbcClient jdbc;
    private final CustomFields fields;

    ListStore(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /// The first ones after `after`, sorted as asked for; those without a value of what is sorted by come last.
    List<ListRow> page(Viewer viewer, RecordKind kind, ListQuery query, @Nullable After after, int limit) {
        var condition = new Condition(kind, viewer, query);
        var sorting = new Sorting(query.sort(), query.descending());
        String sql = select(viewer, kind, query, sorting.expression())
                + sorting.join()
                + """
                 where %s and %s and %s
                 order by %s
                 limit :limit
                """.formatted(
                        condition.sql(), viewer.sees(kind.rights(), "r"), sorting.after(after), sorting.order());
        var asked = jdbc.sql(sql)
                .params(viewer.parameters())
                .params(condition.parameters())
                .param("limit", limit);
        if (query.sort().field() != null)
            asked = asked.param("sort_field", query.sort().field().id());
        if (after != null) asked = asked.param("after_id", after.id());
        if (after != null && after.at() != null) asked = asked.param("after_at", after.at());
        return withOwn(kind, query, asked.query((row, _) -> row(query, row)).list());
    }

    /// These, in their order, as far as the viewer sees them.
    List<ListRow> rows(Viewer viewer, RecordKind kind, ListQuery query, List<Long> ids) {
        List<ListRow> found = jdbc.sql(select(viewer, kind, query, "null::text")
                        + " where r.id = any(:ids) and " + viewer.sees(kind.rights(), "r")
                        + " order by array_position(:ids, r.id)")
                .param("ids", Rows.ids(ids))
                .params(viewer.parameters())
                .query((row, _) -> row(query, row))
                .list();
        return withOwn(kind, query, found);
    }

    /// How many there are, as far as `most`.
    int count(Viewer viewer, RecordKind kind, ListQuery query, int most) {
        var condition = new Condition(kind, viewer, query);
        return jdbc.sql("select count(*) from (select from %s r where %s and %s limit :most) r"
                        .formatted(table(kind), condition.sql(), viewer.sees(kind.rights(), "r")))
                .params(viewer.parameters())
                .params(condition.parameters())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    static String table(RecordKind kind) {
        return switch (kind) {
            case PERSON -> "person";
            case ACCOUNT -> "account";
            case DEAL -> throw new IllegalArgumentException("deals have a board");
        };
    }

    /// Where a page begins: after this record, whose value of what is sorted by is `at`.
    record After(long id, @Nullable String at) {}

    private static String select(Viewer viewer, RecordKind kind, ListQuery query, String sortedBy) {
        String columns = query.columns().stream()
                .filter(column -> !column.custom())
                .map(column -> ", " + selected(viewer, column) + " as c_" + column.key())
                .collect(Collectors.joining());
        boolean mails = viewer.shows(Field.MAIL);
        String about = kind == RecordKind.ACCOUNT ? "r.city" : mails ? "r.email::text" : "null::text";
        String name =
                mails ? "r.name" : "case when lower(r.name) = lower(r.email::text) then '#' || r.id else r.name end";
        return "select r.id, %s as name, %s as about, (%s)::text as sorted_at%s from %s r"
                .formatted(name, about, sortedBy, columns, table(kind));
    }

    private static String selected(Viewer viewer, ListColumn column) {
        String expression = Objects.requireNonNull(column.sql());
        return switch (column.type()) {
            case TAGS -> {
                String owner = expression.equals("person_tag") ? "person_id" : "account_id";
                yield "array(select t.name::text from %s x join tag t on t.id = x.tag_id where x.%s = r.id order by t.name)"
                        .formatted(expression, owner);
            }
            case ACCOUNTS ->
                expression.equals("parent")
                        ? "(select above.name from account above where above.id = r.parent_id and %s)"
                                .formatted(viewer.sees(Kind.ACCOUNTS, "above"))
                        : """
                          (select string_agg(a.name, ', ' order by (m.until < current_date) is true, a.name)
                             from membership m join account a on a.id = m.account_id
                            where m.person_id = r.id and %s)
                          """.formatted(viewer.sees(Kind.ACCOUNTS, "a"));
            case OWNER -> "(select c.name from colleague c where c.id = r.owner_id)";
            case TEAM -> "(select t.name from team t where t.id = r.team_id)";
            case TEXT, DAY, MOMENT, NUMBER, FLAG, CHOICE, ORIGIN -> expression;
        };
    }

    private static ListRow row(ListQuery query, ResultSet row) throws SQLException {
        var cells = new HashMap<String, Cell>();
        for (ListColumn column : query.columns()) {
            if (column.custom()) continue;
            Cell cell = cell(column, row, "c_" + column.key());
            if (cell != null) cells.put(column.key(), cell);
        }
        return new ListRow(
                row.getLong("id"), row.getString("name"), row.getString("about"), cells, row.getString("sorted_at"));
    }

    private static @Nullable Cell cell(ListColumn column, ResultSet row, String name) throws SQLException {
        return switch (column.type()) {
            case DAY -> {
                LocalDate day = Rows.optionalDay(row, name);
                yield day == null ? null : new Cell.Day(day);
            }
            case MOMENT -> {
                Instant at = Rows.optionalInstant(row, name);
                yield at == null ? null : new Cell.Moment(at);
            }
            case TAGS -> {
                List<String> tags = List.of((String[]) row.getArray(name).getArray());
                yield tags.isEmpty() ? null : new Cell.Tags(tags);
            }
            case ORIGIN -> new Cell.Origin(row.getString(name));
            case NUMBER -> row.getBigDecimal(name) == null ? null : new Cell.Decimal(row.getBigDecimal(name));
            case TEXT, FLAG, CHOICE, OWNER, TEAM, ACCOUNTS -> {
                String text = row.getString(name);
                yield text == null ? null : new Cell.Text(text);
            }
        };
    }

    /// The company's own fields come in one statement for the whole page.
    private List<ListRow> withOwn(RecordKind kind, ListQuery query, List<ListRow> rows) {
        List<CustomField> shown = query.columns().stream()
                .map(ListColumn::field)
                .filter(Objects::nonNull)
                .toList();
        if (shown.isEmpty() || rows.isEmpty()) return rows;
        Map<Long, Map<CustomField, FieldValue>> values =
                fields.values(kind, rows.stream().map(ListRow::id).toList());
        var complete = new ArrayList<ListRow>();
        for (ListRow row : rows) {
            var cells = new HashMap<>(row.cells());
            values.getOrDefault(row.id(), Map.of()).forEach((field, value) -> {
                if (shown.contains(field)) cells.put(field.key(), new Cell.Own(field, value));
            });
            complete.add(new ListRow(row.id(), row.name(), row.about(), cells, row.sortedAt()));
        }
        return complete;
    }
}

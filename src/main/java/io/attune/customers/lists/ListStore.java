package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.Listing.Sum;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// Reads any list, a page at a time. What it puts together are fixed texts of a [Listing] and of [Condition]; values
/// are bound.
@Component
class ListStore {
    private final JdbcClient jdbc;
    private final CustomFields fields;

    ListStore(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    /// Where a page begins: after this record, whose value of what is sorted by is `at`.
    record After(long id, @Nullable String at) {}

    /// The first ones after `after`, sorted as asked for; those without a value of what is sorted by come last.
    List<ListRow> page(Viewer viewer, Listing listing, ListQuery query, @Nullable After after, int limit) {
        var condition = new Condition(listing, viewer, query);
        StatementSpec asked = asked(viewer, listing, sql(viewer, listing, query, condition, after))
                .params(condition.parameters())
                .param("limit", limit);
        if (query.sort().field() != null)
            asked = asked.param("sort_field", query.sort().field().id());
        if (after != null) asked = asked.param("after_id", after.id());
        if (after != null && after.at() != null) asked = asked.param("after_at", after.at());
        var cells = new Cells(viewer, listing, query);
        return withOwn(listing, query, asked.query((row, _) -> cells.row(row)).list());
    }

    static String sql(Viewer viewer, Listing listing, ListQuery query, Condition condition, @Nullable After after) {
        var sorting = new Sorting(query.sort(), query.descending());
        return new Cells(viewer, listing, query).select(sorting.expression())
                + sorting.join()
                + """
                 where %s and %s and %s
                 order by %s
                 limit :limit
                """.formatted(condition.sql(), listing.sight(viewer), sorting.after(after), sorting.order());
    }

    /// These, in their order, as far as the viewer sees them.
    List<ListRow> rows(Viewer viewer, Listing listing, ListQuery query, List<Long> ids) {
        var cells = new Cells(viewer, listing, query);
        String sql = cells.select("null::text") + " where r.id = any(:ids) and " + listing.sight(viewer)
                + " order by array_position(:ids, r.id)";
        List<ListRow> found = asked(viewer, listing, sql)
                .param("ids", Rows.ids(ids))
                .query((row, _) -> cells.row(row))
                .list();
        return withOwn(listing, query, found);
    }

    /// How many there are, as far as `most`.
    int count(Viewer viewer, Listing listing, ListQuery query, int most) {
        var condition = new Condition(listing, viewer, query);
        return asked(
                        viewer,
                        listing,
                        "select count(*) from (select from %s r where %s and %s limit :most) r"
                                .formatted(listing.from(viewer), condition.sql(), listing.sight(viewer)))
                .params(condition.parameters())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /// How many there are and what they add up to, in the company's currency, as far as `most`.
    ListTotal total(Viewer viewer, Listing listing, ListQuery query, int most) {
        var condition = new Condition(listing, viewer, query);
        List<Sum> sums = listing.sums();
        var amounts = new StringBuilder();
        var added = new StringBuilder();
        for (int i = 0; i < sums.size(); i++) {
            amounts.append(", ").append(sums.get(i).sql()).append(" as amount").append(i);
            added.append(", coalesce(sum(amount%1$d), 0) as sum%1$d, count(*) - count(amount%1$d) as others%1$d"
                    .formatted(i));
        }
        return asked(viewer, listing, """
                        select count(*) as records%s
                          from (select r.id%s from %s r where %s and %s limit :most) r
                        """.formatted(
                                added, amounts, listing.from(viewer), condition.sql(), listing.sight(viewer)))
                .params(condition.parameters())
                .param("most", most + 1)
                .query((row, _) -> {
                    int records = row.getInt("records");
                    if (records > most) return new ListTotal(most, false, List.of());
                    var amount = new ArrayList<ListTotal.Amount>();
                    for (int i = 0; i < sums.size(); i++)
                        amount.add(new ListTotal.Amount(
                                sums.get(i).label(), row.getBigDecimal("sum" + i), row.getInt("others" + i)));
                    return new ListTotal(records, true, amount);
                })
                .single();
    }

    private StatementSpec asked(Viewer viewer, Listing listing, String sql) {
        return jdbc.sql(sql).params(viewer.parameters()).params(listing.parameters(viewer));
    }

    /// The company's own fields come in one statement for the whole page.
    private List<ListRow> withOwn(Listing listing, ListQuery query, List<ListRow> rows) {
        RecordKind kind = listing.record();
        List<CustomField> shown = query.columns().stream()
                .map(ListColumn::field)
                .filter(Objects::nonNull)
                .toList();
        if (kind == null || shown.isEmpty() || rows.isEmpty()) return rows;
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

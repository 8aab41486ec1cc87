package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.ListColumn.Option;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of a list as they are selected, and what was found as cells. A column of somebody selects their name
/// and,
/// beside it, their id.
final class Cells {
    private final Viewer viewer;
    private final Listing listing;
    private final ListColumn name;
    private final List<ListColumn> columns;

    Cells(Viewer viewer, Listing listing, ListQuery query) {
        this.viewer = viewer;
        this.listing = listing;
        this.name = query.name();
        this.columns =
                query.columns().stream().filter(column -> !column.custom()).toList();
    }

    String select(String sortedBy) {
        String about = listing.about(viewer);
        boolean money = columns.stream().anyMatch(column -> column.type() == ColumnType.MONEY);
        return "select r.id, %s as name, %s as about, (%s)::text as sorted_at%s%s from %s r"
                .formatted(
                        name.sql(),
                        about == null ? "null::text" : about,
                        sortedBy,
                        money ? ", r.currency as unit" : "",
                        columns.stream().map(this::selected).collect(Collectors.joining()),
                        listing.from(viewer));
    }

    ListRow row(ResultSet row) throws SQLException {
        var cells = new HashMap<String, Cell>();
        for (ListColumn column : columns) {
            Cell cell = cell(column, row);
            if (cell != null) cells.put(column.key(), cell);
        }
        return new ListRow(
                row.getLong("id"), row.getString("name"), row.getString("about"), cells, row.getString("sorted_at"));
    }

    private String selected(ListColumn column) {
        String sql = Objects.requireNonNull(column.sql());
        String name = " as c_" + column.key();
        String id = " as i_" + column.key();
        return switch (column.type()) {
            case PERSON -> {
                String from = """
                        from person q join person p on p.id = coalesce(q.merged_into, q.id) where q.id = %s and %s)
                        """.formatted(sql, viewer.sees(Kind.PEOPLE, "p"));
                yield ", (select " + NamedCustomers.name(viewer, "p") + " " + from + name + ", (select p.id " + from
                        + id;
            }
            case ACCOUNT ->
                ", (select above.name from account above where above.id = %s and %s)"
                                .formatted(sql, viewer.sees(Kind.ACCOUNTS, "above"))
                        + name + ", " + sql + id;
            case TAGS ->
                ", array(select t.name::text from tag t where t.id in (select x.tag_id from " + sql
                        + ") order by t.name)" + name;
            case ACCOUNTS -> """
                    , (select string_agg(a.name, ', ' order by (m.until < current_date) is true, a.name)
                         from membership m join account a on a.id = m.account_id
                        where m.person_id = r.id and %s)
                    """.formatted(viewer.sees(Kind.ACCOUNTS, "a")) + name;
            case OWNER -> ", (select c.name from colleague c where c.id = " + sql + ")" + name;
            case TEAM -> ", (select t.name from team t where t.id = " + sql + ")" + name;
            case DEADLINE -> ", " + sql + name + ", r.due_on" + id;
            case TEXT, DAY, MOMENT, NUMBER, MONEY, FLAG, CHOICE, ORIGIN -> ", " + sql + name;
        };
    }

    private static @Nullable Cell cell(ListColumn column, ResultSet row) throws SQLException {
        String name = "c_" + column.key();
        return switch (column.type()) {
            case DAY -> {
                LocalDate day = Rows.optionalDay(row, name);
                yield day == null ? null : new Cell.Day(day);
            }
            case MOMENT -> moment(row, name);
            case DEADLINE -> {
                LocalDate day = Rows.optionalDay(row, "i_" + column.key());
                yield day == null ? moment(row, name) : new Cell.Day(day);
            }
            case TAGS -> {
                List<String> tags = List.of((String[]) row.getArray(name).getArray());
                yield tags.isEmpty() ? null : new Cell.Tags(tags);
            }
            case ORIGIN -> new Cell.Origin(row.getString(name));
            case NUMBER -> row.getBigDecimal(name) == null ? null : new Cell.Decimal(row.getBigDecimal(name));
            case MONEY -> {
                BigDecimal amount = row.getBigDecimal(name);
                yield amount == null ? null : new Cell.Money(amount, Currency.getInstance(row.getString("unit")));
            }
            case CHOICE -> {
                String code = row.getString(name);
                yield code == null
                        ? null
                        : new Cell.Chosen(column.option(code).orElseGet(() -> new Option(code, code, null, null)));
            }
            case PERSON -> linked(row, column, "/people/");
            case ACCOUNT -> linked(row, column, "/accounts/");
            case TEXT, FLAG, OWNER, TEAM, ACCOUNTS -> {
                String text = row.getString(name);
                yield text == null ? null : new Cell.Text(text);
            }
        };
    }

    private static @Nullable Cell moment(ResultSet row, String name) throws SQLException {
        Instant at = Rows.optionalInstant(row, name);
        return at == null ? null : new Cell.Moment(at);
    }

    private static @Nullable Cell linked(ResultSet row, ListColumn column, String path) throws SQLException {
        String name = row.getString("c_" + column.key());
        return name == null ? null : new Cell.Linked(name, path + row.getLong("i_" + column.key()));
    }
}

package io.attune.customers.lists;

import io.attune.customers.FieldValue;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.FieldText;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list as a file, with the columns that were chosen; amounts stand in the currency beside them. A cell is a number
/// as a [BigDecimal], or is written as its text: days and moments by ISO 8601, as programs read them.
final class ListSheet {
    private final Viewer viewer;
    private final Listing listing;
    private final ListQuery query;
    private final ListStore lists;
    private final List<Column> columns;

    ListSheet(Viewer viewer, Listing listing, ListQuery query, ListStore lists, Words words) {
        this.viewer = viewer;
        this.listing = listing;
        this.query = query;
        this.lists = lists;
        this.columns = columns(query, words);
    }

    /// `label` is what stands above it.
    private record Column(String label, Function<ListRow, @Nullable Object> cell) {}

    long total() {
        return lists.count(viewer, listing, query, Integer.MAX_VALUE);
    }

    /// Those after the last one of the page before, which is absent at the beginning.
    List<ListRow> after(@Nullable ListRow last, int limit) {
        return lists.page(viewer, listing, query, last == null ? null : new After(last.id(), last.sortedAt()), limit);
    }

    List<@Nullable Object> head() {
        return new ArrayList<>(columns.stream().map(Column::label).toList());
    }

    List<@Nullable Object> cells(ListRow row) {
        var cells = new ArrayList<@Nullable Object>();
        for (Column column : columns) cells.add(column.cell().apply(row));
        return cells;
    }

    private static List<Column> columns(ListQuery query, Words words) {
        var columns = new ArrayList<Column>();
        columns.add(new Column(words.text(query.name().label()), ListRow::name));
        ListColumn amount = null;
        for (ListColumn column : query.columns()) {
            columns.add(new Column(
                    column.custom() ? column.label() : words.text(column.label()),
                    row -> cell(row.cell(column), words)));
            if (column.type() == ListColumn.ColumnType.MONEY) amount = column;
        }
        if (amount != null) {
            ListColumn unit = amount;
            columns.add(new Column(
                    words.text("export.currency"),
                    row -> row.cell(unit) instanceof Cell.Money money ? money.currency() : null));
        }
        return columns;
    }

    private static @Nullable Object cell(@Nullable Cell cell, Words words) {
        return switch (cell) {
            case null -> null;
            case Cell.Decimal(BigDecimal number) -> number;
            case Cell.Money(BigDecimal number, var currency) ->
                number.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
            case Cell.Day(var day) -> day.toString();
            case Cell.Moment(var at) -> at.toString();
            case Cell.Own(var _, FieldValue.Decimal(BigDecimal number)) -> number;
            case Cell.Own(var _, FieldValue value) -> FieldText.typed(value);
            case Cell.Text _, Cell.Tags _, Cell.Chosen _, Cell.Linked _, Cell.Origin _ -> cell.shown(words);
        };
    }
}

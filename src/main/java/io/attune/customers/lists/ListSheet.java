package io.attune.customers.lists;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.FieldValue;
import io.attune.customers.ListAddress;
import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.FieldText;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A list as a file, with the columns that were chosen; amounts stand in the currency beside them.
record ListSheet(Listing listing, ListStore lists, Queries queries) implements Exportable {
    @Override
    public String list() {
        return listing.key();
    }

    @Override
    public String title() {
        return listing.words() + "title";
    }

    @Override
    public Right needs() {
        return listing.needs();
    }

    @Override
    public ExportSheet<ListRow> sheet(Viewer viewer, ListAddress address, Words words) {
        ListQuery query = queries.read(viewer, listing, address);
        var columns = new ArrayList<Column<ListRow>>();
        columns.add(new Column<>(words.text(query.name().label()), ListRow::name));
        ListColumn amount = null;
        for (ListColumn column : query.columns()) {
            columns.add(new Column<>(
                    column.custom() ? column.label() : words.text(column.label()),
                    row -> cell(row.cell(column), words)));
            if (column.type() == ListColumn.ColumnType.MONEY) amount = column;
        }
        if (amount != null) {
            ListColumn unit = amount;
            columns.add(new Column<>(
                    words.text("export.currency"),
                    row -> row.cell(unit) instanceof Cell.Money money ? money.currency() : null));
        }
        return new ExportSheet<>(
                columns,
                (last, limit) -> lists.page(
                        viewer, listing, query, last == null ? null : new After(last.id(), last.sortedAt()), limit),
                lists.count(viewer, listing, query, Integer.MAX_VALUE));
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

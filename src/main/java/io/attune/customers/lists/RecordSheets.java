package io.attune.customers.lists;

import io.attune.customers.ExportSheet;
import io.attune.customers.ExportSheet.Column;
import io.attune.customers.Exportable;
import io.attune.customers.FieldValue;
import io.attune.customers.ListAddress;
import io.attune.customers.RecordKind;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.records.FieldText;
import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The lists of people and accounts as files, with the columns that were chosen.
@Configuration(proxyBeanMethods = false)
class RecordSheets {
    @Bean
    Exportable peopleSheet(ListStore lists, Queries queries) {
        return new Records(RecordKind.PERSON, lists, queries);
    }

    @Bean
    Exportable accountSheet(ListStore lists, Queries queries) {
        return new Records(RecordKind.ACCOUNT, lists, queries);
    }

    private record Records(RecordKind kind, ListStore lists, Queries queries) implements Exportable {
        @Override
        public String list() {
            return kind == RecordKind.PERSON ? "people" : "accounts";
        }

        @Override
        public String title() {
            return kind == RecordKind.PERSON ? "customers.title" : "accounts.title";
        }

        @Override
        public Right needs() {
            return Right.SEE_CUSTOMERS;
        }

        @Override
        public ExportSheet<ListRow> sheet(Viewer viewer, ListAddress address, Words words) {
            ListQuery query = queries.read(viewer, kind, address.typed());
            var columns = new ArrayList<Column<ListRow>>();
            columns.add(new Column<>(words.text("customers.name"), ListRow::name));
            for (ListColumn column : query.columns())
                columns.add(new Column<>(
                        column.custom() ? column.label() : words.text(column.label()),
                        row -> cell(row.cell(column), words)));
            return new ExportSheet<>(
                    columns,
                    (last, limit) -> lists.page(
                            viewer, kind, query, last == null ? null : new After(last.id(), last.sortedAt()), limit),
                    lists.count(viewer, kind, query, Integer.MAX_VALUE));
        }

        private static @Nullable Object cell(@Nullable Cell cell, Words words) {
            return switch (cell) {
                case null -> null;
                case Cell.Decimal(BigDecimal number) -> number;
                case Cell.Day(var day) -> day.toString();
                case Cell.Moment(var at) -> at.toString();
                case Cell.Own(var _, FieldValue.Decimal(BigDecimal number)) -> number;
                case Cell.Own(var _, FieldValue value) -> FieldText.typed(value);
                case Cell.Text _, Cell.Tags _, Cell.Origin _ -> cell.shown(words);
            };
        }
    }
}

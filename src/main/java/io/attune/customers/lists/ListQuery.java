package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is filtered, shown and sorted; the same as the query of an address. `text` is what was typed into the search
/// box
/// of the list; `columns` stand beside the `name`.
public record ListQuery(
        ListColumn name,
        String text,
        List<Filter> filters,
        List<ListColumn> columns,
        ListColumn sort,
        boolean descending) {
    private static final int MOST_FILTERS = 12;
    private static final int MOST_COLUMNS = 16;

    public ListQuery {
        filters = List.copyOf(filters);
        columns = List.copyOf(columns);
        if (!sort.sortable()) throw new IllegalArgumentException("nothing is sorted by " + sort.key());
    }

    /// Without any text or filter.
    ListQuery everything() {
        return new ListQuery(name, "", List.of(), columns, sort, descending);
    }

    /// Whatever of it makes no sense is left out; of `sorts` the first that makes sense counts.
    static ListQuery read(
            List<ListColumn> all,
            List<String> standard,
            String text,
            List<String> filters,
            List<String> shown,
            List<String> sorts) {
        List<ListColumn> columns = shown.stream()
                .flatMap(key -> ListColumn.find(all, key).stream())
                .filter(column -> !column.equals(all.getFirst()))
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        String sort = sorts.stream()
                .filter(written -> sorted(all, written).isPresent())
                .findFirst()
                .orElse(all.getFirst().key());
        return new ListQuery(
                all.getFirst(),
                text.strip(),
                filters.stream()
                        .limit(MOST_FILTERS)
                        .flatMap(filter -> Filter.read(all, filter).stream())
                        .distinct()
                        .toList(),
                columns.isEmpty()
                        ? standard.stream()
                                .flatMap(key -> ListColumn.find(all, key).stream())
                                .toList()
                        : columns,
                sorted(all, sort).orElseThrow(),
                sort.startsWith("-"));
    }

    /// The column that `-day` or `day` means.
    static Optional<ListColumn> sorted(List<ListColumn> all, String written) {
        return ListColumn.find(all, written.startsWith("-") ? written.substring(1) : written)
                .filter(ListColumn::sortable);
    }

    public String written() {
        var parts = new ArrayList<String>();
        if (!text.isEmpty()) parts.add(pair("q", text));
        for (Filter filter : filters) parts.add(pair("f", filter.written()));
        for (ListColumn column : columns) parts.add(pair("col", column.key()));
        parts.add(pair("sort", sortedBy()));
        return String.join("&", parts);
    }

    public String sortedBy() {
        return (descending ? "-" : "") + sort.key();
    }

    public ListQuery without(Filter filter) {
        return with(filters.stream().filter(one -> !one.equals(filter)).toList());
    }

    /// Without any filter of that column.
    public ListQuery without(ListColumn column) {
        return with(filters.stream()
                .filter(one -> !one.column().key().equals(column.key()))
                .toList());
    }

    public ListQuery with(Filter filter) {
        return with(
                Stream.concat(filters.stream(), Stream.of(filter)).distinct().toList());
    }

    /// The same records with these columns only.
    ListQuery showing(List<ListColumn> shown) {
        return new ListQuery(name, text, filters, shown, sort, descending);
    }

    /// Sorted by another column, or by the same the other way round. Days and numbers begin with the largest.
    public ListQuery sortedBy(ListColumn column) {
        boolean down = column.equals(sort) ? !descending : column.type() != ListColumn.ColumnType.TEXT;
        return new ListQuery(name, text, filters, columns, column, down);
    }

    private ListQuery with(List<Filter> others) {
        return new ListQuery(name, text, others, columns, sort, descending);
    }

    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

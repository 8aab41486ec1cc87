package io.attune.customers.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is filtered, shown and sorted; the same as the query of an address. `text` is what was typed into the search
/// box
/// of the list.
public record ListQuery(
        String text, List<Filter> filters, List<ListColumn> columns, ListColumn sort, boolean descending) {
    private static final int MOST_FILTERS = 12;
    private static final int MOST_COLUMNS = 16;

    public ListQuery {
        filters = List.copyOf(filters);
        columns = List.copyOf(columns);
        if (!sort.sortable()) throw new IllegalArgumentException("nothing is sorted by " + sort.key());
    }

    /// Whatever of it makes no sense is left out.
    static ListQuery read(
            List<ListColumn> all,
            List<String> standard,
            String text,
            List<String> filters,
            List<String> shown,
            String sort) {
        List<ListColumn> columns = shown.stream()
                .flatMap(key -> ListColumn.find(all, key).stream())
                .filter(column -> !column.key().equals("name"))
                .distinct()
                .limit(MOST_COLUMNS)
                .toList();
        boolean descending = sort.startsWith("-");
        Optional<ListColumn> by =
                ListColumn.find(all, descending ? sort.substring(1) : sort).filter(ListColumn::sortable);
        return new ListQuery(
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
                by.orElseGet(() -> ListColumn.find(all, "name").orElseThrow()),
                by.isPresent() && descending);
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
        return new ListQuery(
                text, filters.stream().filter(one -> !one.equals(filter)).toList(), columns, sort, descending);
    }

    public ListQuery with(Filter filter) {
        return new ListQuery(
                text,
                Stream.concat(filters.stream(), Stream.of(filter)).distinct().toList(),
                columns,
                sort,
                descending);
    }

    /// Sorted by another column, or by the same the other way round. Days and numbers begin with the largest.
    public ListQuery sortedBy(ListColumn column) {
        boolean down = column.equals(sort) ? !descending : column.type() != ListColumn.Type.TEXT;
        return new ListQuery(text, filters, columns, column, down);
    }

    static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

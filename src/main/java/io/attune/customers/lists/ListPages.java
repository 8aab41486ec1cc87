package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.customers.Listing;
import io.attune.customers.RecordKind;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Cursor;
import io.attune.platform.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists for programs: which records, in which order, and where the next page begins. Unlike the address of a page, a
/// filter or sorting that makes no sense is refused.
@Component
public class ListPages {
    private static final int MOST_FILTERS = 12;

    private final ListStore store;
    private final Columns columns;
    private final Listings listings;

    ListPages(ListStore store, Columns columns, Listings listings) {
        this.store = store;
        this.columns = columns;
        this.listings = listings;
    }

    /// `filters` are written as in the address of a list, such as `city~is~Porto`; `sort` is the key of a column, after
    /// a minus sign the other way round.
    public record Asked(
            String text,
            List<String> filters,
            String sort,
            @Nullable String cursor,
            int limit) {
        public Asked {
            filters = List.copyOf(filters);
        }
    }

    /// The records of a page; `next` is absent at the end.
    public record Found(List<Long> ids, @Nullable String next) {
        public Found {
            ids = List.copyOf(ids);
        }
    }

    /// The filters of a request: those that have a parameter of their own, by `column~operator`, and whatever else is
    /// said by `filter`. Spring would take a value apart at its comma.
    public static List<String> filters(HttpServletRequest request, Map<String, @Nullable String> own) {
        var filters = new ArrayList<String>();
        own.forEach((filter, value) -> {
            if (value != null) filters.add(filter + "~" + value);
        });
        String[] more = request.getParameterValues("filter");
        if (more != null) filters.addAll(List.of(more));
        return filters;
    }

    /// @throws ApiProblem where the filters, the sorting or the cursor make no sense
    public Found page(Viewer viewer, RecordKind kind, Asked asked) {
        Listing listing = listings.of(kind);
        ListQuery query = query(columns.of(viewer, listing), asked);
        ListStore.After after = Cursor.parse(asked.cursor(), 3)
                .map(parts -> after(parts, query))
                .orElse(null);
        List<ListRow> rows = store.page(viewer, listing, query, after, asked.limit() + 1);
        boolean more = rows.size() > asked.limit();
        List<ListRow> shown = more ? rows.subList(0, asked.limit()) : rows;
        return new Found(
                shown.stream().map(ListRow::id).toList(),
                more ? cursor(shown.getLast(), query).toString() : null);
    }

    private static ListQuery query(List<ListColumn> known, Asked asked) {
        if (asked.filters().size() > MOST_FILTERS) throw ApiProblem.parameter("filter", "problem.long");
        var filters = new ArrayList<Filter>();
        for (String written : asked.filters())
            filters.add(Filter.read(known, written).orElseThrow(() -> wrong(written)));
        ListColumn sort = ListQuery.sorted(known, asked.sort())
                .orElseThrow(() -> ApiProblem.parameter("sort", "problem.malformed"));
        String text = asked.text().replace('\u0000', ' ').strip();
        return new ListQuery(
                known.getFirst(), text, filters, List.of(), sort, asked.sort().startsWith("-"));
    }

    private static ApiProblem wrong(String written) {
        String column = written.split("~", 2)[0];
        return ApiProblem.parameter(
                column.matches("[a-z0-9]{1,20}") ? "filter " + column : "filter", "problem.malformed");
    }

    /// It goes on in the order that it was made for, and in no other.
    private static ListStore.After after(Cursor parts, ListQuery query) {
        String at = parts.text(2);
        if (!parts.text(1).equals(query.sortedBy()) || at.indexOf(0) >= 0)
            throw ApiProblem.parameter("cursor", "api.problem.cursor");
        return new ListStore.After(
                parts.number(0),
                Optional.of(at)
                        .filter(it -> it.startsWith("="))
                        .map(it -> it.substring(1))
                        .orElse(null));
    }

    private static Cursor cursor(ListRow last, ListQuery query) {
        String at = last.sortedAt();
        return Cursor.of(last.id(), query.sortedBy(), at == null ? "" : "=" + at);
    }
}

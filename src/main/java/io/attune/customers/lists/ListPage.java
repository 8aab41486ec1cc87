package io.attune.customers.lists;

import io.attune.customers.RecordKind;
import io.attune.platform.web.Choice;
import io.attune.platform.web.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list. `next` is the address of the next one; `cut` where only the best of what fits the typed text are
/// shown; `adding` is the filter whose form is open.
public record ListPage(
        RecordKind kind,
        ListQuery query,
        List<ListColumn> all,
        List<ListRow> rows,
        boolean continued,
        @Nullable String next,
        boolean cut,
        List<Chip> chips,
        List<SavedView> views,
        @Nullable ListColumn adding,
        List<Choice> values,
        boolean changes) {
    public ListPage {
        all = List.copyOf(all);
        rows = List.copyOf(rows);
        chips = List.copyOf(chips);
        views = List.copyOf(views);
        values = List.copyOf(values);
    }

    /// A filter in words, and the address without it.
    public record Chip(String text, String without) {}

    public String path() {
        return path(kind);
    }

    /// Of the part of the page that is swapped.
    public String id() {
        return kind == RecordKind.PERSON ? "people" : "accounts";
    }

    static String path(RecordKind kind) {
        return kind == RecordKind.PERSON ? "/people" : "/accounts";
    }

    /// Below it stand the words of this list.
    public String words() {
        return kind == RecordKind.PERSON ? "customers." : "accounts.";
    }

    public String label(ListColumn column, Words words) {
        return column.custom() ? column.label() : words.text(column.label());
    }

    public String here() {
        return path() + "?" + query.written();
    }

    public String adding(ListColumn column) {
        return here() + "&" + ListQuery.pair("add", column.key());
    }

    public String sorted(ListColumn column) {
        return path() + "?" + query.sortedBy(column).written();
    }

    /// As `aria-sort` has it.
    public @Nullable String direction(ListColumn column) {
        if (!column.equals(query.sort())) return null;
        return query.descending() ? "descending" : "ascending";
    }

    public boolean plain() {
        return query.text().isEmpty() && query.filters().isEmpty();
    }

    public ListColumn name() {
        return ListColumn.find(all, "name").orElseThrow();
    }
}

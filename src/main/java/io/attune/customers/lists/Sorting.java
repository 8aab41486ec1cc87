package io.attune.customers.lists;

import io.attune.customers.ListColumn;
import io.attune.customers.lists.ListStore.After;
import org.jspecify.annotations.Nullable;

/// By what a list is sorted, and where the next page begins: after a value and an id, so that no page counts those
/// before it.
record Sorting(ListColumn column, boolean descending) {
    String expression() {
        return column.custom() ? "s." + valueColumn(column) : String.valueOf(column.sql());
    }

    String join() {
        return column.custom() ? " left join custom_value s on s.field_id = :sort_field and s.record_id = r.id" : "";
    }

    String order() {
        String direction = descending ? " desc" : "";
        return expression() + direction + (column.filled() ? "" : " nulls last") + ", r.id" + direction;
    }

    String after(@Nullable After after) {
        if (after == null) return "true";
        String than = descending ? "<" : ">";
        if (after.at() == null) return expression() + " is null and r.id " + than + " :after_id";
        String next = "(%s, r.id) %s (cast(:after_at as %s), :after_id)".formatted(expression(), than, cast());
        // Where there is always a value one comparison is enough, and an index serves it.
        return column.filled() ? next : "(" + next + " or " + expression() + " is null)";
    }

    /// The column of `custom_value` that holds a field of the company.
    static String valueColumn(ListColumn column) {
        return switch (column.type()) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case DAY -> "day";
            case FLAG -> "flag";
            case CHOICE -> "choices";
            case MOMENT, DEADLINE, MONEY, OWNER, TEAM, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN ->
                throw new IllegalStateException(column.type() + " is no type of a field");
        };
    }

    private String cast() {
        return switch (column.type()) {
            case DAY -> "date";
            case MOMENT, DEADLINE -> "timestamptz";
            case NUMBER, MONEY -> "numeric";
            case TEXT, FLAG, CHOICE, OWNER, TEAM, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN -> "text";
        };
    }
}

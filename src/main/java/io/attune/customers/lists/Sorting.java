package io.attune.customers.lists;

import io.attune.customers.lists.ListStore.After;
import org.jspecify.annotations.Nullable;

/// By what a list is sorted, and where the next page begins: after a value and an id, so that no page counts those
/// before it.
record Sorting(ListColumn column, boolean descending) {
    String expression() {
        return column.custom() ? "s." + column.valueColumn() : String.valueOf(column.sql());
    }

    String join() {
        return column.custom() ? " left join custom_value s on s.field_id = :sort_field and s.record_id = r.id" : "";
    }

    String order() {
        String direction = descending ? " desc" : "";
        return expression() + direction + (always() ? "" : " nulls last") + ", r.id" + direction;
    }

    String after(@Nullable After after) {
        if (after == null) return "true";
        String than = descending ? "<" : ">";
        if (after.at() == null) return expression() + " is null and r.id " + than + " :after_id";
        String next = "(%s, r.id) %s (cast(:after_at as %s), :after_id)".formatted(expression(), than, column.cast());
        return always() ? next : "(" + next + " or " + expression() + " is null)";
    }

    /// Whether there is always a value; then one comparison is enough, and an index serves it.
    private boolean always() {
        return switch (column.key()) {
            case "name", "created", "updated" -> true;
            default -> false;
        };
    }
}

package io.attune.customers.lists;

import io.attune.customers.CustomField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A column that a list can show. `sql` is a fixed expression over the row `r`, absent for a field of the company;
/// `label` is a message key, or the field's own name.
public record ListColumn(
        String key,
        String label,
        Type type,
        @Nullable String sql,
        @Nullable CustomField field) {
    public enum Type {
        TEXT,
        DAY,
        MOMENT,
        NUMBER,
        FLAG,
        CHOICE,
        OWNER,
        TEAM,
        TAGS,
        ACCOUNTS,
        ORIGIN
    }

    static ListColumn column(String key, String label, Type type, String sql) {
        return new ListColumn(key, label, type, sql, null);
    }

    static ListColumn of(CustomField field) {
        Type type = switch (field.type()) {
            case TEXT, LINK -> Type.TEXT;
            case NUMBER, MONEY -> Type.NUMBER;
            case DATE -> Type.DAY;
            case CHOICE, CHOICES -> Type.CHOICE;
            case BOOLEAN -> Type.FLAG;
        };
        return new ListColumn(field.key(), field.label(), type, null, field);
    }

    public boolean custom() {
        return field != null;
    }

    public boolean sortable() {
        return switch (type) {
            case TEXT, DAY, MOMENT, NUMBER -> true;
            case FLAG, CHOICE, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN -> false;
        };
    }

    /// How it can be filtered by, the usual one first.
    public List<Operator> operators() {
        return switch (type) {
            case TEXT -> List.of(Operator.HAS, Operator.IS, Operator.EMPTY, Operator.FILLED);
            case DAY -> List.of(Operator.FROM, Operator.TO, Operator.IS, Operator.EMPTY, Operator.FILLED);
            case NUMBER -> List.of(Operator.FROM, Operator.TO, Operator.IS, Operator.EMPTY, Operator.FILLED);
            case MOMENT -> List.of(Operator.FROM, Operator.TO);
            case FLAG, CHOICE, OWNER, TEAM, TAGS -> List.of(Operator.IS, Operator.EMPTY, Operator.FILLED);
            case ACCOUNTS -> List.of(Operator.HAS, Operator.EMPTY, Operator.FILLED);
            case ORIGIN -> List.of(Operator.IS);
        };
    }

    /// The column of `custom_value` that holds it.
    String valueColumn() {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case DAY -> "day";
            case FLAG -> "flag";
            case CHOICE -> "choices";
            case MOMENT, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN ->
                throw new IllegalStateException(type + " is no type of a field");
        };
    }

    /// The type to which a bound text is cast before it is compared.
    String cast() {
        return switch (type) {
            case DAY -> "date";
            case MOMENT -> "timestamptz";
            case NUMBER -> "numeric";
            case TEXT, FLAG, CHOICE, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN -> "text";
        };
    }

    static Optional<ListColumn> find(List<ListColumn> columns, String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}

package io.attune.customers;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A column that a list can show. `sql` is a fixed expression over the row `r`, absent for a field of the company;
/// `label` is a message key, or the field's own name. `filled` where there is always a value, so that an index can be
/// walked from page to page. `options` are the values of a choice.
public record ListColumn(
        String key,
        String label,
        ColumnType type,
        @Nullable String sql,
        @Nullable CustomField field,
        boolean filled,
        List<Option> options) {
    public enum ColumnType {
        TEXT,
        DAY,
        MOMENT,
        /// By when: a moment, which is the end of the day in the row's `due_on` where that is given.
        DEADLINE,
        NUMBER,
        /// An amount in the row's `currency`.
        MONEY,
        FLAG,
        CHOICE,
        /// The id of a colleague.
        OWNER,
        TEAM,
        /// The tags of a record: the table that links them, up to its row.
        TAGS,
        /// The id of a person, shown as who is left of them, and as far as the viewer sees them.
        PERSON,
        /// The id of an account, as far as the viewer sees it.
        ACCOUNT,
        /// The accounts that the person of this row belongs to.
        ACCOUNTS,
        ORIGIN
    }

    /// A value of a choice: as addresses have it, in the viewer's words, in which tone where it is a chip, and `when`
    /// it
    /// is meant, for those that are more than one value of the column.
    public record Option(
            String code,
            String label,
            @Nullable String tone,
            @Nullable String when) {}

    public ListColumn {
        options = List.copyOf(options);
    }

    public static ListColumn column(String key, String label, ColumnType type, String sql) {
        return new ListColumn(key, label, type, sql, null, false, List.of());
    }

    public static ListColumn choice(String key, String label, String sql, List<Option> options) {
        return new ListColumn(key, label, ColumnType.CHOICE, sql, null, false, options);
    }

    public static ListColumn of(CustomField field) {
        ColumnType type = switch (field.type()) {
            case TEXT, LINK -> ColumnType.TEXT;
            case NUMBER, MONEY -> ColumnType.NUMBER;
            case DATE -> ColumnType.DAY;
            case CHOICE, CHOICES -> ColumnType.CHOICE;
            case BOOLEAN -> ColumnType.FLAG;
        };
        return new ListColumn(field.key(), field.label(), type, null, field, false, List.of());
    }

    /// Never empty.
    public ListColumn always() {
        return new ListColumn(key, label, type, sql, field, true, options);
    }

    public boolean custom() {
        return field != null;
    }

    /// Whether it is compared with a day.
    public boolean dated() {
        return type == ColumnType.DAY || type == ColumnType.MOMENT || type == ColumnType.DEADLINE;
    }

    public boolean sortable() {
        return switch (type) {
            case TEXT, DAY, MOMENT, DEADLINE, NUMBER, MONEY -> true;
            case FLAG, CHOICE, OWNER, TEAM, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN -> false;
        };
    }

    /// Whether it stands at the right, as numbers do.
    public boolean right() {
        return type == ColumnType.NUMBER || type == ColumnType.MONEY;
    }

    public Optional<Option> option(String code) {
        return options.stream().filter(option -> option.code().equals(code)).findFirst();
    }

    public static Optional<ListColumn> find(List<ListColumn> columns, String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }
}

package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.ListChanges;
import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.records.FieldText;
import io.attune.customers.records.Ownership;
import io.attune.customers.records.Tags;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Choice;
import io.attune.platform.web.CurrentWords;
import io.attune.platform.web.NotFound;
import io.attune.platform.web.Typed;
import io.attune.platform.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/// What can be changed of many, in words: what it is called, what can be chosen, what was meant.
@Component
class BulkWords {
    private final Ownership ownership;
    private final CustomFields fields;
    private final CurrentWords words;

    BulkWords(Ownership ownership, CustomFields fields, CurrentWords words) {
        this.ownership = ownership;
        this.fields = fields;
        this.words = words;
    }

    String label(Viewer viewer, List<ListColumn> all, String what) {
        Words own = words.of(viewer);
        if (tags(what)) return own.text("list.what." + what);
        ListColumn column = column(all, what);
        return column.custom() ? own.text("list.what.field", column.label()) : own.text(column.label());
    }

    /// The column that shows what is changed.
    static ListColumn column(List<ListColumn> all, String what) {
        return ListColumn.find(all, tags(what) ? "tags" : what).orElseThrow(() -> new NotFound("a field " + what));
    }

    /// What can be chosen; none where it is typed.
    List<Choice> values(Viewer viewer, ListChanges changes, ListColumn column) {
        CustomField field = column.field();
        if (field != null)
            return field.choices().stream()
                    .map(option -> new Choice(option, option))
                    .toList();
        return switch (column.type()) {
            case OWNER -> ownership.owners();
            case TEAM -> ownership.teams();
            case TAGS, DEADLINE -> List.of();
            case CHOICE -> changes.values(viewer, column.key());
            case TEXT, DAY, MOMENT, NUMBER, MONEY, FLAG, PERSON, ACCOUNT, ACCOUNTS, ORIGIN ->
                throw new IllegalStateException(column.key() + " is not changed of many");
        };
    }

    /// Whether there may be nobody, or nothing.
    static boolean mayBeEmpty(ListColumn column) {
        return column.custom()
                || (!column.filled() && (column.type() == ColumnType.OWNER || column.type() == ColumnType.TEAM));
    }

    /// What records have then.
    ///
    /// @throws IllegalArgumentException with a message key below `problem.` where it makes no sense
    String becomes(Viewer viewer, String what, ListColumn column, List<Choice> values, String value) {
        Words own = words.of(viewer);
        CustomField field = column.field();
        if (field != null)
            return fields.read(field, value)
                    .map(one -> FieldText.shown(one, own))
                    .orElse("–");
        if (tags(what)) {
            List<String> tags = Tags.typed(value);
            if (tags.size() != 1) throw new IllegalArgumentException("problem.tag");
            return (what.equals("tag") ? "+ " : "− ") + tags.getFirst();
        }
        if (column.type() == ColumnType.DEADLINE)
            return Typed.date(value)
                    .filter(day -> day.getYear() >= 1970 && day.getYear() <= 2099)
                    .map(own::day)
                    .orElseThrow(() -> new IllegalArgumentException("problem.date"));
        if (value.isEmpty() && mayBeEmpty(column))
            return own.text(column.type() == ColumnType.OWNER ? "record.nobody" : "record.noteam");
        return values.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("problem.choice"));
    }

    private static boolean tags(String what) {
        return what.equals("tag") || what.equals("untag");
    }
}

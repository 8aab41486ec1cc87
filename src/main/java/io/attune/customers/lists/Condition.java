package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.RecordKind;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters as SQL: fixed texts joined by `and`, every value bound. The row is called `r`.
final class Condition {
    private final RecordKind kind;
    private final Viewer viewer;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final String sql;

    Condition(RecordKind kind, Viewer viewer, ListQuery query) {
        this.kind = kind;
        this.viewer = viewer;
        parameters.put("viewer_zone", viewer.zone().getId());
        List<String> parts = new ArrayList<>();
        if (kind == RecordKind.PERSON) parts.add("r.merged_into is null");
        query.filters().forEach(filter -> parts.add(sql(filter)));
        if (!query.text().isEmpty())
            for (String word : new SearchQuery(query.text()).contained()) parts.add(holding(word));
        this.sql = parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    String sql() {
        return sql;
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    /// The expressions are those of the indexes that find people and accounts by their letters.
    private String holding(String word) {
        if (kind == RecordKind.PERSON) {
            String held = "fold(r.name || ' ' || coalesce(r.email::text, '') || ' ' || coalesce(r.external_id, ''))"
                    + " like fold(" + bind(word) + ")";
            return viewer.shows(Field.MAIL)
                    ? held
                    : held + " and fold(r.name || ' ' || coalesce(r.external_id, '')) like fold(" + bind(word)
                            + ") and lower(r.name) is distinct from lower(r.email::text)";
        }
        return "(fold(r.name) like fold(" + bind(word) + ") or r.external_id like " + bind(word) + ")";
    }

    private String sql(Filter filter) {
        CustomField field = filter.column().field();
        if (field != null) return custom(filter, field);
        String expression = String.valueOf(filter.column().sql());
        return switch (filter.column().type()) {
            case TEXT, ORIGIN -> text(expression, filter);
            case DAY, NUMBER, MOMENT -> compared(expression, filter);
            case OWNER, TEAM -> id(expression, filter);
            case TAGS -> tags(filter);
            case ACCOUNTS -> expression.equals("parent") ? parent(filter) : accounts(filter);
            case FLAG, CHOICE -> throw new IllegalStateException("only fields of the company are " + filter.column());
        };
    }

    private String text(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> "fold(" + expression + ") = fold(" + bind(filter.value()) + ")";
            case HAS -> "fold(" + expression + ") like fold(" + bind("%" + literal(filter.value()) + "%") + ")";
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case FROM, TO -> throw new IllegalStateException("a text is not compared");
        };
    }

    private String compared(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> expression + " = " + value(filter);
            case FROM -> expression + " >= " + value(filter);
            // A day ends when the next one begins.
            case TO ->
                filter.column().type() == ListColumn.Type.MOMENT
                        ? expression + " < " + value(filter) + " + interval '1 day'"
                        : expression + " <= " + value(filter);
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case HAS -> throw new IllegalStateException("only a text holds something");
        };
    }

    private String value(Filter filter) {
        return switch (filter.column().type()) {
            case DAY -> "cast(" + bind(filter.value()) + " as date)";
            case MOMENT -> "(cast(" + bind(filter.value()) + " as date)::timestamp at time zone :viewer_zone)";
            case NUMBER -> "cast(" + bind(filter.value().replace(',', '.')) + " as numeric)";
            case TEXT, FLAG, CHOICE, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN -> bind(filter.value());
        };
    }

    private String id(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS ->
                filter.value().equals(Filter.ME)
                        ? expression + " = " + bindId(viewer.user().value())
                        : expression + " = " + bindId(Long.parseLong(filter.value()));
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case HAS, FROM, TO -> throw new IllegalStateException("an id is not compared");
        };
    }

    private String tags(Filter filter) {
        String table =
                kind == RecordKind.PERSON ? "person_tag x where x.person_id" : "account_tag x where x.account_id";
        String any = "exists (select from " + table + " = r.id";
        return switch (filter.operator()) {
            case IS ->
                any + " and x.tag_id = (select t.id from tag t where t.name = cast(" + bind(filter.value())
                        + " as citext)))";
            case EMPTY -> "not " + any + ")";
            case FILLED -> any + ")";
            case HAS, FROM, TO -> throw new IllegalStateException("a tag is there or not");
        };
    }

    private String accounts(Filter filter) {
        String any =
                "exists (select from membership m join account a on a.id = m.account_id where m.person_id = r.id and "
                        + viewer.sees(Kind.ACCOUNTS, "a");
        return any(filter, any, "a");
    }

    private String parent(Filter filter) {
        String any = "exists (select from account above where above.id = r.parent_id and "
                + viewer.sees(Kind.ACCOUNTS, "above");
        return any(filter, any, "above");
    }

    private String any(Filter filter, String any, String alias) {
        return switch (filter.operator()) {
            case HAS ->
                any + " and fold(" + alias + ".name) like fold(" + bind("%" + literal(filter.value()) + "%") + "))";
            case EMPTY -> "not " + any + ")";
            case FILLED -> any + ")";
            case IS, FROM, TO -> throw new IllegalStateException("an account is looked for by its name");
        };
    }

    private String custom(Filter filter, CustomField field) {
        String any =
                "exists (select from custom_value v where v.record_id = r.id and v.field_id = " + bindId(field.id());
        String column = "v." + filter.column().valueColumn();
        return switch (filter.operator()) {
            case EMPTY -> "not " + any + ")";
            case FILLED -> any + ")";
            case IS, HAS, FROM, TO ->
                any + " and "
                        + switch (filter.column().type()) {
                            case TEXT -> text(column, filter);
                            case DAY, NUMBER -> compared(column, filter);
                            case CHOICE -> column + " @> array[cast(" + bind(filter.value()) + " as text)]";
                            case FLAG -> column + " = cast(" + bind(filter.value()) + " as boolean)";
                            case MOMENT, OWNER, TEAM, TAGS, ACCOUNTS, ORIGIN ->
                                throw new IllegalStateException("no field is a " + filter.column());
                        }
                        + ")";
        };
    }

    private String bind(String value) {
        String name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private String bindId(long value) {
        String name = "filter" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static String literal(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}

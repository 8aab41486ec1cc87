package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.customers.Listing;
import io.attune.customers.NamedCustomers;
import io.attune.customers.SearchQuery;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters as SQL: fixed texts joined by `and`, every value bound. The row is called `r`.
final class Condition {
    private static final String OF_MY_TEAMS = """
            (r.team_id = any(:viewer_teams)
             or r.owner_id in (select m.user_id from team_member m where m.team_id = any(:viewer_teams)))
            """;

    private final Viewer viewer;
    private final Map<String, @Nullable Object> parameters = new HashMap<>();
    private final String sql;

    Condition(Listing listing, Viewer viewer, ListQuery query) {
        this.viewer = viewer;
        parameters.put("viewer_zone", viewer.zone().getId());
        List<String> parts = new ArrayList<>();
        query.filters().forEach(filter -> parts.add(sql(filter)));
        if (!query.text().isEmpty())
            parts.add("(" + listing.holding(viewer, new SearchQuery(query.text()), this::bind) + ")");
        this.sql = parts.isEmpty() ? "true" : String.join(" and ", parts);
    }

    String sql() {
        return sql;
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private String sql(Filter filter) {
        CustomField field = filter.column().field();
        if (field != null) return custom(filter, field);
        String expression = String.valueOf(filter.column().sql());
        return switch (filter.column().type()) {
            case TEXT, ORIGIN -> text(expression, filter);
            case DAY, NUMBER, MONEY, MOMENT, DEADLINE -> compared(expression, filter);
            case CHOICE -> chosen(expression, filter);
            case OWNER, TEAM -> id(expression, filter);
            case TAGS -> tags(expression, filter);
            case PERSON -> person(expression, filter);
            case ACCOUNT -> account(expression, filter);
            case ACCOUNTS -> accounts(filter);
            case FLAG -> throw new IllegalStateException("only fields of the company are " + filter.column());
        };
    }

    private String text(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> "fold(" + expression + ") = fold(" + bind(filter.value()) + ")";
            case HAS -> like(expression, filter);
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case FROM, TO -> throw new IllegalStateException("a text is not compared");
        };
    }

    private String compared(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> expression + " = " + value(filter);
            // A day ends when the next one begins, which is when what is due on it is late.
            case FROM -> expression + (deadline(filter) ? " > " : " >= ") + value(filter);
            case TO ->
                filter.column().type() == ColumnType.MOMENT
                        ? expression + " < " + value(filter) + " + interval '1 day'"
                        : expression + " <= " + value(filter) + (deadline(filter) ? " + interval '1 day'" : "");
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case HAS -> throw new IllegalStateException("only a text holds something");
        };
    }

    private static boolean deadline(Filter filter) {
        return filter.column().type() == ColumnType.DEADLINE;
    }

    private String value(Filter filter) {
        return switch (filter.column().type()) {
            case DAY -> "cast(" + bind(filter.value()) + " as date)";
            case MOMENT, DEADLINE ->
                "(cast(" + bind(filter.value()) + " as date)::timestamp at time zone :viewer_zone)";
            case NUMBER, MONEY -> "cast(" + bind(filter.value().replace(',', '.')) + " as numeric)";
            case TEXT, FLAG, CHOICE, OWNER, TEAM, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN -> bind(filter.value());
        };
    }

    private String chosen(String expression, Filter filter) {
        String when = filter.column().option(filter.value()).orElseThrow().when();
        return when == null ? expression + " = " + bind(filter.value()) : "(" + when + ")";
    }

    private String id(String expression, Filter filter) {
        boolean mine = filter.value().equals(Filter.ME);
        return switch (filter.operator()) {
            case IS ->
                mine && filter.column().type() == ColumnType.TEAM
                        ? OF_MY_TEAMS
                        : expression + " = " + bindId(mine ? viewer.user().value() : Long.parseLong(filter.value()));
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case HAS, FROM, TO -> throw new IllegalStateException("an id is not compared");
        };
    }

    private String tags(String linked, Filter filter) {
        String any = "exists (select from " + linked;
        return switch (filter.operator()) {
            case IS ->
                any + " and x.tag_id = (select t.id from tag t where t.name = cast(" + bind(filter.value())
                        + " as citext)))";
            case EMPTY -> "not " + any + ")";
            case FILLED -> any + ")";
            case HAS, FROM, TO -> throw new IllegalStateException("a tag is there or not");
        };
    }

    /// Rows stand under whoever they came for, and are those of who is left of them.
    private String person(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> expression + " = any(person_ids(" + bindId(Long.parseLong(filter.value())) + "))";
            case HAS -> {
                String like = NamedCustomers.called(viewer, "p", contained(filter));
                String sees = viewer.sees(Kind.PEOPLE, "p");
                yield """
                        %1$s in (select p.id from person p where p.merged_into is null and %2$s and %3$s
                                  union all
                                 select q.id from person q join person p on p.id = q.merged_into where %2$s and %3$s)
                        """.formatted(expression, like, sees);
            }
            case EMPTY -> expression + " is null";
            case FILLED -> expression + " is not null";
            case FROM, TO -> throw new IllegalStateException("a person is looked for by their name");
        };
    }

    private String account(String expression, Filter filter) {
        return switch (filter.operator()) {
            case IS -> expression + " = " + bindId(Long.parseLong(filter.value()));
            case HAS ->
                expression + " in (select above.id from account above where " + like("above.name", filter) + " and "
                        + viewer.sees(Kind.ACCOUNTS, "above") + ")";
            case EMPTY -> "not " + seen(expression);
            case FILLED -> seen(expression);
            case FROM, TO -> throw new IllegalStateException("an account is looked for by its name");
        };
    }

    private String seen(String account) {
        return "exists (select from account above where above.id = " + account + " and "
                + viewer.sees(Kind.ACCOUNTS, "above") + ")";
    }

    private String accounts(Filter filter) {
        String any =
                "exists (select from membership m join account a on a.id = m.account_id where m.person_id = r.id and "
                        + viewer.sees(Kind.ACCOUNTS, "a");
        return switch (filter.operator()) {
            case HAS -> any + " and " + like("a.name", filter) + ")";
            case EMPTY -> "not " + any + ")";
            case FILLED -> any + ")";
            case IS, FROM, TO -> throw new IllegalStateException("an account is looked for by its name");
        };
    }

    private String custom(Filter filter, CustomField field) {
        String any =
                "exists (select from custom_value v where v.record_id = r.id and v.field_id = " + bindId(field.id());
        String column = "v." + Sorting.valueColumn(filter.column());
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
                            case MOMENT, DEADLINE, MONEY, OWNER, TEAM, TAGS, PERSON, ACCOUNT, ACCOUNTS, ORIGIN ->
                                throw new IllegalStateException("no field is a " + filter.column());
                        }
                        + ")";
        };
    }

    private String like(String expression, Filter filter) {
        return "fold(" + expression + ") like fold(" + contained(filter) + ")";
    }

    private String contained(Filter filter) {
        return bind("%" + new SearchQuery(filter.value()).literal() + "%");
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
}

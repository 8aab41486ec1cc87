package io.attune.customers;

import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// SQL about what people and accounts are called and found by, as far as a viewer may know it. `alias` is that of a
/// row of `person`, of our sources and never of users.
public final class NamedCustomers {
    /// Nobody means more of them with the few letters that so many have in common.
    private static final int MOST = 1_000;

    /// As the index has it that finds people by their letters.
    private static final String SEARCHED =
            "fold(%1$s.name || ' ' || coalesce(%1$s.email::text, '') || ' ' || coalesce(%1$s.external_id, ''))";

    private static final String WITHOUT_MAIL = "fold(%1$s.name || ' ' || coalesce(%1$s.external_id, ''))";

    private NamedCustomers() {}

    /// The name. Whom a file knew only by their mail is called by it.
    public static String name(Viewer viewer, String alias) {
        return viewer.shows(Field.MAIL)
                ? alias + ".name"
                : "case when lower(%1$s.name) = lower(%1$s.email::text) then '#' || %1$s.id else %1$s.name end"
                        .formatted(alias);
    }

    /// Whether the name may be known: whose name is a mail is found by it only where mails are shown.
    public static String known(Viewer viewer, String alias) {
        return viewer.shows(Field.MAIL)
                ? "true"
                : "lower(%1$s.name) is distinct from lower(%1$s.email::text)".formatted(alias);
    }

    /// Name, mail and number as one text. Where mails are kept from the viewer, [#shown] must fit, too.
    public static String searched(String alias) {
        return SEARCHED.formatted(alias);
    }

    /// The same as far as the viewer may know it.
    public static String shown(Viewer viewer, String alias) {
        return (viewer.shows(Field.MAIL) ? SEARCHED : WITHOUT_MAIL).formatted(alias);
    }

    /// Whether name, mail or number hold a bound pattern.
    public static String holds(Viewer viewer, String alias, String pattern) {
        String like = " like fold(" + pattern + ")";
        return searched(alias)
                + like
                + (viewer.shows(Field.MAIL)
                        ? ""
                        : " and " + shown(viewer, alias) + like + " and " + known(viewer, alias));
    }

    /// Whether name, mail or number hold all that was typed.
    public static String holding(Viewer viewer, String alias, SearchQuery typed, UnaryOperator<String> bind) {
        return typed.contained().stream()
                .map(word -> holds(viewer, alias, bind.apply(word)))
                .collect(Collectors.joining(" and "));
    }

    /// Whether the name holds a bound pattern; the index finds them.
    public static String called(Viewer viewer, String alias, String pattern) {
        return SEARCHED.formatted(alias) + " like fold(" + pattern + ") and fold(" + name(viewer, alias)
                + ") like fold(" + pattern + ")";
    }

    /// An array of the ids under which rows of people stand of whom all that was typed is known.
    public static String people(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        // A select of its own is asked once, and not for each row.
        return "(select same_people(array(select p.id from person p where %s and %s limit %d)))::bigint[]"
                .formatted(holding(viewer, "p", typed, bind), viewer.sees(Kind.PEOPLE, "p"), MOST);
    }

    /// An array of the ids of accounts whose names hold all that was typed.
    public static String accounts(Viewer viewer, SearchQuery typed, UnaryOperator<String> bind) {
        String names = typed.allIn("fold(a.name)", bind);
        return "array(select a.id from account a where %s and %s limit %d)"
                .formatted(names, viewer.sees(Kind.ACCOUNTS, "a"), MOST);
    }
}

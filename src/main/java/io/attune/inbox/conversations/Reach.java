package io.attune.inbox.conversations;

import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;

/// Which conversations somebody sees: those of the customers whom they see, those of nobody we know, and whatever is
/// assigned to them, since who is to answer must be able to read.
final class Reach {
    private Reach() {}

    /// The bound predicate; bind the viewer's parameters with it.
    static String sees(Viewer viewer, String alias) {
        return rule(viewer, viewer.reads(Kind.CONVERSATIONS), viewer.sees(Kind.CONVERSATIONS, alias), alias);
    }

    /// As [#sees], of those that they may change.
    static String changes(Viewer viewer, String alias) {
        return rule(viewer, viewer.writes(Kind.CONVERSATIONS), viewer.changes(Kind.CONVERSATIONS, alias), alias);
    }

    /// Whether money at stake may be shown and sorted by: it tells what customers buy.
    static boolean priced(Viewer viewer) {
        return viewer.shows(Field.VALUE) && viewer.reads(Kind.MONEY) == viewer.reads(Kind.PEOPLE);
    }

    private static String rule(Viewer viewer, Scope scope, String own, String alias) {
        if (scope == Scope.NONE) return "false";
        if (scope == Scope.ALL && viewer.reads(Kind.PEOPLE) == Scope.ALL) return "true";
        return "(%1$s.assignee_id = :viewer_user or (%2$s and (%1$s.person_id is null or %3$s)))"
                .formatted(alias, own, viewer.sees(Kind.PEOPLE, alias));
    }
}

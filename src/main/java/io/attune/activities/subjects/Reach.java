package io.attune.activities.subjects;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;

/// Which activities somebody sees and changes: those of the customers whom they see; and whoever may change any may
/// change what they wrote themselves.
public final class Reach {
    private Reach() {}

    /// The bound predicate over `owner_id`, `team_id`, `person_id`; bind the viewer's parameters with it.
    public static String sees(Viewer viewer, String alias) {
        String own = viewer.sees(Kind.ACTIVITIES, alias);
        if (viewer.reads(Kind.ACCOUNTS).compareTo(viewer.reads(Kind.ACTIVITIES)) >= 0) return own;
        return "(%s and (%s.person_id is not null or %s))".formatted(own, alias, viewer.sees(Kind.ACCOUNTS, alias));
    }

    /// Those of the seen ones that they may change, by `created_by` or the rights of their role.
    public static String changes(Viewer viewer, String alias) {
        if (viewer.writes(Kind.ACTIVITIES) == Scope.NONE) return "false";
        return "(%s.created_by = :viewer_user or %s)".formatted(alias, viewer.changes(Kind.ACTIVITIES, alias));
    }
}

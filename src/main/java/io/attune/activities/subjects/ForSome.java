package io.attune.activities.subjects;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;

/// Interactions: seen by whoever sees the customer or somebody else who was there; one for some colleagues by nobody
/// else, whatever their role.
public final class ForSome {
    private ForSome() {}

    /// As [Reach#sees], also over `only_user_id`, `only_team_id` and those who were there.
    public static String sees(Viewer viewer, String alias) {
        return """
                (%1$s and (%2$s.only_user_id is null or %2$s.only_user_id = :viewer_user
                           or %2$s.only_team_id = any(:viewer_teams)))""".formatted(among(viewer, alias), alias);
    }

    private static String among(Viewer viewer, String alias) {
        String theirs = Reach.sees(viewer, alias);
        if (viewer.reads(Kind.ACTIVITIES) == Scope.ALL || viewer.reads(Kind.ACTIVITIES) == Scope.NONE) return theirs;
        return """
                (%s or exists (select from interaction_person other where other.interaction_id = %s.id and %s))
                """.formatted(theirs, alias, viewer.sees(Kind.ACTIVITIES, "other"))
                .strip();
    }
}

package io.attune.activities.subjects;

import io.attune.platform.security.Viewer;

/// Activities that may be for some colleagues only: nobody else sees them, whatever their role.
public final class ForSome {
    private ForSome() {}

    /// As [Reach#sees], also over `only_user_id` and `only_team_id`.
    public static String sees(Viewer viewer, String alias) {
        return """
                (%1$s and (%2$s.only_user_id is null or %2$s.only_user_id = :viewer_user
                           or %2$s.only_team_id = any(:viewer_teams)))""".formatted(Reach.sees(viewer, alias), alias);
    }
}

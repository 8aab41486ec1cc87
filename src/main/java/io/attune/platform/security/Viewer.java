package io.attune.platform.security;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Who is looking. Stores take one first, and pages are written in its language and zone.
public record Viewer(UserId user, String name, Role role, Set<TeamId> teams, Scope reads, Locale locale, ZoneId zone) {
    /// Which rows of a kind somebody sees: none, their own, those of their teams, or all.
    public enum Scope {
        NONE,
        OWN,
        TEAM,
        ALL
    }

    public Viewer {
        teams = Set.copyOf(teams);
    }

    public boolean may(Right right) {
        return role.rights().contains(right);
    }

    /// Up to two letters for the round picture.
    public String initials() {
        String[] words = name.strip().split("\\s+");
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    /// The bound predicate over a table's `owner_id` and `team_id`; bind [#parameters()] with it.
    ///
    /// Always the same text, so that plans are shared: `alias` is a table alias of the store, never user input.
    public String sees(String alias) {
        return ("(:viewer_scope = 'ALL' or (:viewer_scope in ('OWN', 'TEAM') and %1$s.owner_id = :viewer_user)"
                        + " or (:viewer_scope = 'TEAM' and %1$s.team_id = any(:viewer_teams)))")
                .formatted(alias);
    }

    /// What [#sees] needs bound.
    public Map<String, Object> parameters() {
        return Map.of(
                "viewer_scope", reads.name(),
                "viewer_user", user.value(),
                "viewer_teams", teamIds());
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private Long[] teamIds() {
        List<Long> ids = teams.stream().map(TeamId::value).sorted().toList();
        return ids.toArray(Long[]::new);
    }
}

package io.attune.platform.security;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Who is looking, and what they may see. Stores take one first, and pages are written in its language and zone.
public record Viewer(
        UserId user, String name, Role role, Set<TeamId> teams, Grants grants, Locale locale, ZoneId zone) {
    /// Which records of a kind: none, their own, those of their teams too, or all. From narrow to wide.
    public enum Scope {
        NONE,
        OWN,
        TEAM,
        ALL;

        public Scope narrower(Scope other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    public Viewer {
        teams = Set.copyOf(teams);
    }

    /// Somebody with the defaults of their role, nowhere wider than `widest`.
    public Viewer(UserId user, String name, Role role, Set<TeamId> teams, Scope widest, Locale locale, ZoneId zone) {
        this(user, name, role, teams, Grants.of(role).limitedTo(widest), locale, zone);
    }

    public boolean may(Right right) {
        return role.rights().contains(right) && (!right.ofAmounts() || shows(Field.AMOUNTS));
    }

    public Scope reads(Kind kind) {
        return grants.reads(kind);
    }

    public Scope writes(Kind kind) {
        return grants.writes(kind);
    }

    /// Whether this field is not kept from them; a query must not find, sort or filter by one that is.
    public boolean shows(Field field) {
        return grants.shows(field);
    }

    /// The bound predicate over the `owner_id` and `team_id` of records that they may see; bind
    /// [#parameters()] with it.
    ///
    /// `alias` is a table alias of the store, never user input. There are four texts, so plans are shared,
    /// and who sees all of a kind pays nothing. Ids of others look as if they did not exist: answer 404,
    /// never 403.
    public String sees(Kind kind, String alias) {
        return predicate(reads(kind), alias);
    }

    /// As [#sees], of records that they may change; never wider.
    public String changes(Kind kind, String alias) {
        return predicate(writes(kind), alias);
    }

    /// What [#sees] and [#changes] need bound.
    public Map<String, Object> parameters() {
        return Map.of("viewer_user", user.value(), "viewer_teams", teamIds());
    }

    /// Up to two letters for the round picture.
    public String initials() {
        String[] words = name.strip().split("\\s+");
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    private static String predicate(Scope scope, String alias) {
        return switch (scope) {
            case NONE -> "false";
            case OWN -> alias + ".owner_id = :viewer_user";
            case TEAM -> "(%1$s.owner_id = :viewer_user or %1$s.team_id = any(:viewer_teams))".formatted(alias);
            case ALL -> "true";
        };
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

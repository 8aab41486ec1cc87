package io.attune.imports.files;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import io.attune.platform.users.Colleague;
import io.attune.platform.users.Colleagues;
import io.attune.platform.users.Team;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of us a cell means: a colleague by mail or name, a team by its name. Whom nobody knows, or
/// several are called, is left out with a notice: who left the company must not keep their
/// customers out.
final class Staff {
    static final TargetField<String> OWNER = TargetField.optional(
            "owner",
            CellType.TEXT,
            "contact owner",
            "account owner",
            "company owner",
            "deal owner",
            "record owner",
            "owner name",
            "owner email",
            "besitzer",
            "betreuer",
            "verantwortlich");
    static final TargetField<String> TEAM =
            TargetField.optional("team", CellType.TEXT, "owner team", "hubspot team", "gruppe");

    private final Map<String, List<UserId>> owners = new HashMap<>();
    private final Map<String, TeamId> teams = new HashMap<>();
    private final Notices notices;

    Staff(Colleagues colleagues, Notices notices) {
        this.notices = notices;
        for (Colleague colleague : colleagues.active()) {
            owners.computeIfAbsent(folded(colleague.mail()), _ -> new ArrayList<>())
                    .add(colleague.id());
            owners.computeIfAbsent(folded(colleague.name()), _ -> new ArrayList<>())
                    .add(colleague.id());
        }
        for (Team team : colleagues.teams()) teams.put(folded(team.name()), team.id());
    }

    @Nullable
    UserId owner(Row.Parsed row) {
        String cell = row.get(OWNER);
        if (cell == null) return null;
        List<UserId> meant = owners.getOrDefault(folded(cell), List.of());
        if (meant.size() == 1) return meant.getFirst();
        notices.add(meant.isEmpty() ? "imports.notice.owner" : "imports.notice.owners", cell.strip(), row.line());
        return null;
    }

    @Nullable
    TeamId team(Row.Parsed row) {
        String cell = row.get(TEAM);
        if (cell == null) return null;
        TeamId team = teams.get(folded(cell));
        if (team == null) notices.add("imports.notice.team", cell.strip(), row.line());
        return team;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

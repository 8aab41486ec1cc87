package io.attune.platform.users;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.ViewsChanged;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes to teams, each audited.
@Component
class Teams {
    private final TeamStore store;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Teams(TeamStore store, Audit audit, ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.events = events;
    }

    /// Empty where another team has this name.
    @Transactional
    Optional<TeamId> create(String name, UserId by) {
        Optional<TeamId> team = store.insert(name);
        team.ifPresent(id -> audit.record(by, "team.created", "team:" + id, Map.of("name", name.strip())));
        return team;
    }

    /// False where another team has this name; then nothing changes.
    @Transactional
    boolean change(TeamId team, String name, Set<UserId> members, UserId by) {
        if (!store.rename(team, name)) return false;
        store.setMembers(team, members);
        audit.record(
                by,
                "team.changed",
                "team:" + team,
                Map.of(
                        "name",
                        name.strip(),
                        "members",
                        members.stream().map(UserId::toString).sorted().toList().toString()));
        events.publishEvent(new ViewsChanged());
        return true;
    }

    @Transactional
    void delete(Team team, UserId by) {
        store.delete(team.id());
        audit.record(by, "team.deleted", "team:" + team.id(), Map.of("name", team.name()));
        events.publishEvent(new ViewsChanged());
    }
}

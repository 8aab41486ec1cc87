package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The contract for other modules, over the two stores.
@Component
class StoredColleagues implements Colleagues {
    private final ColleagueStore colleagues;
    private final TeamStore teams;
    private final Passwords passwords;

    StoredColleagues(ColleagueStore colleagues, TeamStore teams, Passwords passwords) {
        this.colleagues = colleagues;
        this.teams = teams;
        this.passwords = passwords;
    }

    @Override
    public boolean exist() {
        return colleagues.exist();
    }

    @Override
    public List<Colleague> all() {
        return colleagues.all();
    }

    @Override
    public List<Colleague> active() {
        return colleagues.active();
    }

    @Override
    public Optional<Colleague> find(UserId id) {
        return colleagues.find(id);
    }

    @Override
    public Map<UserId, String> names(Collection<UserId> ids) {
        return colleagues.names(ids);
    }

    @Override
    public List<Team> teams() {
        return teams.all();
    }

    @Override
    public UserId create(String name, String mail, Role role, String password) {
        return colleagues
                .insert(name, mail, role, Viewer.Scope.ALL, passwords.hash(password))
                .orElseThrow(MailTaken::new);
    }

    @Override
    @Transactional
    public TeamId team(String name, Collection<UserId> members) {
        TeamId team =
                teams.insert(name).or(() -> teams.find(name).map(Team::id)).orElseThrow();
        teams.add(team, members);
        return team;
    }
}

package io.attune.platform.users;

import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TeamStore {
    private static final String TEAM = """
            select t.id, t.name, array(select m.user_id from team_member m where m.team_id = t.id) as members
              from team t
            """;

    private final JdbcClient jdbc;

    TeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> all() {
        return jdbc.sql(TEAM + " order by lower(t.name)").query(TeamStore::team).list();
    }

    Optional<Team> find(TeamId id) {
        return jdbc.sql(TEAM + " where t.id = :id")
                .param("id", id.value())
                .query(TeamStore::team)
                .optional();
    }

    Optional<Team> find(String name) {
        return jdbc.sql(TEAM + " where lower(t.name) = lower(:name)")
                .param("name", name.strip())
                .query(TeamStore::team)
                .optional();
    }

    /// Empty where a team has this name already.
    Optional<TeamId> insert(String name) {
        return jdbc.sql("insert into team (name) values (:name) on conflict do nothing returning id")
                .param("name", name.strip())
                .query(Long.class)
                .optional()
                .map(TeamId::new);
    }

    /// False where another team has this name.
    boolean rename(TeamId id, String name) {
        return jdbc.sql("""
                update team
                   set name = :name
                 where id = :id
                   and not exists (select from team t where lower(t.name) = lower(:name) and t.id <> :id)
                """).param("id", id.value()).param("name", name.strip()).update() == 1;
    }

    void delete(TeamId id) {
        jdbc.sql("delete from team where id = :id").param("id", id.value()).update();
    }

    void add(TeamId team, Collection<UserId> members) {
        jdbc.sql("""
                insert into team_member (team_id, user_id)
                select :team, c.id from colleague c where c.id = any(:members)
                    on conflict do nothing
                """).param("team", team.value()).param("members", ids(members)).update();
    }

    void setMembers(TeamId team, Collection<UserId> members) {
        jdbc.sql("delete from team_member where team_id = :team and user_id <> all(:members)")
                .param("team", team.value())
                .param("members", ids(members))
                .update();
        add(team, members);
    }

    void setTeams(UserId user, Collection<TeamId> teams) {
        Long[] ids = teams.stream().map(TeamId::value).distinct().toArray(Long[]::new);
        jdbc.sql("delete from team_member where user_id = :user and team_id <> all(:teams)")
                .param("user", user.value())
                .param("teams", ids)
                .update();
        jdbc.sql("""
                insert into team_member (team_id, user_id)
                select t.id, :user from team t where t.id = any(:teams)
                    on conflict do nothing
                """).param("user", user.value()).param("teams", ids).update();
    }

    private static Long[] ids(Collection<UserId> users) {
        return users.stream().map(UserId::value).distinct().toArray(Long[]::new);
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        return new Team(
                new TeamId(row.getLong("id")),
                row.getString("name"),
                Arrays.stream((Long[]) row.getArray("members").getArray())
                        .map(UserId::new)
                        .collect(Collectors.toSet()));
    }
}

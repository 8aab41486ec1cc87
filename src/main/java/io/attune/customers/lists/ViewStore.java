package io.attune.customers.lists;

import io.attune.customers.lists.SavedView.Shared;
import io.attune.platform.security.Right;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `saved_view`.
@Component
class ViewStore {
    private final JdbcClient jdbc;

    ViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Their own, those of their teams, and those for all.
    List<SavedView> of(Viewer viewer, String list) {
        return jdbc.sql("""
                select id, name, query, shared, user_id = :user or :admin as own
                  from saved_view
                 where list = :list
                   and (user_id = :user or shared = 'ALL' or (shared = 'TEAM' and team_id = any(:teams)))
                 order by shared, name, id
                """)
                .param("list", list)
                .param("user", viewer.user().value())
                .param("admin", viewer.may(Right.ADMINISTER))
                .param("teams", viewer.teams().stream().map(TeamId::value).toArray(Long[]::new))
                .query((row, _) -> new SavedView(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("query"),
                        Shared.valueOf(row.getString("shared")),
                        row.getBoolean("own")))
                .list();
    }

    /// One of the same name of the same person is replaced.
    void save(Viewer viewer, String list, String name, String query, Shared shared, @Nullable TeamId team) {
        jdbc.sql("delete from saved_view where user_id = :user and list = :list and lower(name) = lower(:name)")
                .param("user", viewer.user().value())
                .param("list", list)
                .param("name", name)
                .update();
        jdbc.sql("""
                insert into saved_view (list, name, query, user_id, team_id, shared)
                values (:list, :name, :query, :user, :team, :shared)
                """)
                .param("list", list)
                .param("name", name)
                .param("query", query)
                .param("user", viewer.user().value())
                .param("team", team == null ? null : team.value())
                .param("shared", shared.name())
                .update();
    }

    /// False where it is not theirs to forget.
    boolean forget(Viewer viewer, long id) {
        return jdbc.sql("delete from saved_view where id = :id and (user_id = :user or :admin)")
                        .param("id", id)
                        .param("user", viewer.user().value())
                        .param("admin", viewer.may(Right.ADMINISTER))
                        .update()
                > 0;
    }
}

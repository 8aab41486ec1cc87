package io.attune.sales.deals;

import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.sales.deals.Picks.Pick;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Accounts to choose from.
@Component
class PickStore {
    private static final String PICK = "select a.id, a.name, coalesce(a.city, '') as city from account a where ";

    private final JdbcClient jdbc;

    PickStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those whose name has these letters, the ones that begin with them first.
    List<Pick> accounts(Viewer viewer, String typed, int limit) {
        if (typed.isBlank()) return List.of();
        return jdbc.sql(PICK + viewer.sees(Kind.ACCOUNTS, "a") + """
                   and fold(a.name) like '%' || fold(:literal) || '%'
                 order by fold(a.name) like fold(:literal) || '%' desc, a.name, a.id
                 limit :limit
                """)
                .params(viewer.parameters())
                .param("literal", typed.replaceAll("([\\\\%_])", "\\\\$1"))
                .param("limit", limit)
                .query((row, _) -> pick(row))
                .list();
    }

    List<Pick> named(Viewer viewer, String name) {
        return jdbc.sql(PICK + viewer.sees(Kind.ACCOUNTS, "a") + " and fold(a.name) = fold(:name) limit 2")
                .params(viewer.parameters())
                .param("name", name)
                .query((row, _) -> pick(row))
                .list();
    }

    Optional<Pick> account(Viewer viewer, long id) {
        return jdbc.sql(PICK + viewer.sees(Kind.ACCOUNTS, "a") + " and a.id = :id")
                .params(viewer.parameters())
                .param("id", id)
                .query((row, _) -> pick(row))
                .optional();
    }

    private static Pick pick(ResultSet row) throws SQLException {
        return new Pick(row.getLong("id"), Picks.text(row.getString("name"), row.getLong("id")), row.getString("city"));
    }
}

package io.attune.identity.authors;

import io.attune.channels.Networks;
import io.attune.customers.Likeness;
import io.attune.customers.SearchHit;
import io.attune.customers.SearchQuery;
import io.attune.customers.Searchable;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// Finds people by what they call themselves on a network, or by its beginning. Authors whom nobody knows are found by
/// their conversations.
@Component
class HandleSearch implements Searchable {
    private static final int SHORTEST = 3;

    private final JdbcClient jdbc;
    private final Likeness likeness;

    HandleSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
    }

    @Override
    public String kind() {
        return "handle";
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public List<SearchHit> find(Viewer viewer, SearchQuery query, int limit) {
        String handle = query.literal().replaceFirst("^@", "");
        if (handle.length() < SHORTEST || handle.chars().anyMatch(Character::isWhitespace)) return List.of();
        return likeness.find(() -> jdbc.sql("""
                select distinct on (x.handle, x.network, s.id) x.network, x.handle, s.id, s.name
                  from (select network, lower(handle) as handle, person_id from author
                         where lower(handle) like lower(:handle) || '%%' and person_id is not null
                        union
                        select network, lower(handle), person_id from person_handle
                         where lower(handle) like lower(:handle) || '%%') x
                  join person p on p.id = x.person_id
                  join person s on s.id = coalesce(p.merged_into, p.id)
                 where x.network <> 'mail' and %s
                 order by x.handle, x.network, s.id
                 limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "s")))
                .param("handle", handle)
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> new SearchHit(
                        "@" + row.getString("handle"),
                        row.getString("name") + " · " + Networks.name(row.getString("network")),
                        "/people/" + row.getLong("id")))
                .list());
    }
}

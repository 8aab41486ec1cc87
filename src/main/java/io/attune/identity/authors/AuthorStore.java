package io.attune.identity.authors;

import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.customers.PersonId;
import io.attune.identity.Author;
import io.attune.identity.AuthorId;
import io.attune.identity.Authors;
import io.attune.identity.Identity;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `author` and `person_handle`; links are [LinkStore]'s.
@Component
class AuthorStore implements Authors {
    private final JdbcClient jdbc;
    private final LinkStore links;

    AuthorStore(JdbcClient jdbc, LinkStore links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    @Override
    @Transactional
    public Map<PostId, Author> of(Collection<Post> posts) {
        if (posts.isEmpty()) return Map.of();
        var newest = new LinkedHashMap<Key, Post>();
        posts.stream().sorted(Comparator.comparing(Post::postedAt)).forEach(post -> newest.put(Key.of(post), post));
        List<Author> met = new ArrayList<>();
        var firstMet = new HashSet<Long>();
        meet(newest.values(), met, firstMet);
        List<Long> linked = links.prove(met.stream()
                .filter(author -> author.person() == null)
                .map(author -> author.id().value())
                .toList());
        // Nothing is kept yet under who writes for the first time: telling of them would price the new posts twice.
        links.tell(linked.stream().filter(author -> !firstMet.contains(author)).toList());
        if (!linked.isEmpty())
            met = find(met.stream().map(author -> author.id().value()).toList());
        var byId = new HashMap<Long, Author>();
        met.forEach(author -> byId.put(author.id().value(), author));
        Map<Key, Long> ids = ids(newest.keySet());
        var authors = new HashMap<PostId, Author>();
        for (Post post : posts) {
            Long id = ids.get(Key.of(post));
            Author author = id == null ? null : byId.get(id);
            if (author != null) authors.put(post.id(), author);
        }
        return authors;
    }

    @Override
    public Optional<Author> find(AuthorId author) {
        return find(List.of(author.value())).stream().findFirst();
    }

    @Override
    public List<Identity> ofPerson(Viewer viewer, PersonId person) {
        return links.ofPerson(viewer, person);
    }

    @Override
    public void forgetHandles(long run) {
        jdbc.sql("""
                delete from person_handle h
                 where h.run_id = :run
                   and not exists (select from author_link l join author a on a.id = l.author_id
                                    where l.person_id = h.person_id and l.ended_at is null and a.network = h.network
                                      and lower(a.handle) = lower(h.handle))
                """).param("run", run).update();
    }

    @Override
    @Transactional
    public void handles(Collection<Handle> handles, long run) {
        jdbc.sql("""
                insert into person_handle (person_id, network, handle, run_id)
                select distinct on (n.person_id, n.network, n.handle) n.person_id, n.network, n.handle, :run
                  from unnest(:people::bigint[], :networks::text[], :handles::text[]) as n(person_id, network, handle)
                on conflict do nothing
                """)
                .param("run", run)
                .param("people", Rows.column(handles, handle -> handle.person().value(), Long[]::new))
                .param("networks", Rows.column(handles, Handle::network, String[]::new))
                .param("handles", Rows.column(handles, handle -> bare(handle.handle()), String[]::new))
                .update();
        links.tell(links.prove(jdbc.sql("""
                select a.id
                  from unnest(:networks::text[], :handles::text[]) as n(network, handle)
                  join author a on a.network = n.network and lower(a.handle) = lower(n.handle)
                 where a.person_id is null
                """)
                .param("networks", Rows.column(handles, Handle::network, String[]::new))
                .param("handles", Rows.column(handles, handle -> bare(handle.handle()), String[]::new))
                .query((row, n) -> row.getLong("id"))
                .list()));
    }

    /// Makes or refreshes authors; the handle, name and followers of the newest post count.
    private void meet(Collection<Post> posts, List<Author> met, Set<Long> firstMet) {
        jdbc.sql("""
                insert into author as a (network, network_id, handle, name, followers, verified, first_seen, last_seen)
                select n.network, n.network_id, n.handle, n.name, n.followers, n.verified, n.at, n.at
                  from unnest(:networks::text[], :keys::text[], :handles::text[], :names::text[], :followers::bigint[],
                              :verified::boolean[], :seen::timestamptz[])
                    as n(network, network_id, handle, name, followers, verified, at)
                 order by n.network, n.network_id
                on conflict (network, network_id) do update
                   set handle = case when excluded.last_seen >= a.last_seen then excluded.handle else a.handle end,
                       name = case when excluded.last_seen >= a.last_seen
                                   then coalesce(excluded.name, a.name) else a.name end,
                       followers = case when excluded.last_seen >= a.last_seen
                                        then coalesce(excluded.followers, a.followers) else a.followers end,
                       verified = case when excluded.last_seen >= a.last_seen then excluded.verified else a.verified end,
                       first_seen = least(a.first_seen, excluded.first_seen),
                       last_seen = greatest(a.last_seen, excluded.last_seen)
                returning *, xmax = 0 as first_met
                """)
                .param("networks", Rows.column(posts, Post::network, String[]::new))
                .param("keys", Rows.column(posts, Post::authorKey, String[]::new))
                .param("handles", Rows.column(posts, post -> bare(post.authorHandle()), String[]::new))
                .param("names", Rows.column(posts, Post::authorName, String[]::new))
                .param("followers", Rows.column(posts, Post::followers, Long[]::new))
                .param("verified", Rows.column(posts, Post::verified, Boolean[]::new))
                .param("seen", Rows.instants(posts, Post::postedAt))
                .query(row -> {
                    met.add(author(row));
                    if (row.getBoolean("first_met")) firstMet.add(row.getLong("id"));
                });
    }

    private Map<Key, Long> ids(Collection<Key> keys) {
        var ids = new HashMap<Key, Long>();
        jdbc.sql("""
                select a.id, a.network, a.network_id
                  from unnest(:networks::text[], :keys::text[]) as n(network, network_id)
                  join author a using (network, network_id)
                """)
                .param("networks", Rows.column(keys, Key::network, String[]::new))
                .param("keys", Rows.column(keys, Key::id, String[]::new))
                .query(row -> {
                    ids.put(new Key(row.getString("network"), row.getString("network_id")), row.getLong("id"));
                });
        return ids;
    }

    private List<Author> find(Collection<Long> ids) {
        return jdbc.sql("select * from author where id = any(:ids)")
                .param("ids", Rows.ids(ids))
                .query((row, n) -> author(row))
                .list();
    }

    static Author author(ResultSet row) throws SQLException {
        Long person = Rows.optionalLong(row, "person_id");
        return new Author(
                new AuthorId(row.getLong("id")),
                row.getString("network"),
                row.getString("handle"),
                row.getString("name"),
                Rows.optionalLong(row, "followers"),
                row.getBoolean("verified"),
                person == null ? null : new PersonId(person));
    }

    private static String bare(String handle) {
        return handle.startsWith("@") && handle.length() > 1 ? handle.substring(1) : handle;
    }

    private record Key(String network, String id) {
        static Key of(Post post) {
            return new Key(post.network(), post.authorKey());
        }
    }
}

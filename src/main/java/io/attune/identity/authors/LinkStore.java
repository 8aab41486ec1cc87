package io.attune.identity.authors;

import io.attune.customers.PersonId;
import io.attune.identity.AuthorId;
import io.attune.identity.AuthorsLinked;
import io.attune.identity.Identity;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All SQL of `author_link`. A link ends and is never deleted, so that who said what, and when, stays known.
@Component
class LinkStore {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LinkStore(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// Links those of these authors whom exactly one person's imported handle or mail address proves, unless a
    /// colleague has undone that same link; says which were linked. Tells nobody: see [#tell].
    @WithoutViewer("proof counts whoever looks; a link gives nobody a right")
    List<Long> prove(Collection<Long> authors) {
        if (authors.isEmpty()) return List.of();
        return jdbc.sql("""
                with proof as (
                    select a.id as author_id, h.person_id, 'imported handle' as evidence,
                           '@' || h.handle as detail
                      from author a
                      join person_handle h on h.network = a.network and lower(h.handle) = lower(a.handle)
                     where a.id = any(:authors) and a.person_id is null
                    union
                    select a.id, p.id, 'same mail address', p.email::text
                      from author a
                      join person p on p.email = a.network_id::citext
                     where a.id = any(:authors) and a.person_id is null and a.network = 'mail'),
                certain as (
                    select author_id, min(person_id) as person_id, min(evidence) as evidence, min(detail) as detail
                      from proof join person q on q.id = proof.person_id
                     group by author_id
                    having count(distinct coalesce(q.merged_into, q.id)) = 1),
                made as (
                    insert into author_link (author_id, person_id, evidence, detail, confidence, linked_at)
                    select author_id, person_id, evidence, detail, 1, :now
                      from certain c
                     where not exists (select from author_link l
                                        where l.author_id = c.author_id and l.person_id = c.person_id
                                          and l.ended_by is not null)
                    on conflict (author_id) where ended_at is null do nothing
                    returning author_id, person_id)
                update author a set person_id = made.person_id
                  from made
                 where a.id = made.author_id
                returning a.id
                """)
                .param("authors", Rows.ids(authors))
                .param("now", Rows.at(clock.instant()))
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    /// What is kept under these authors already has to follow their links.
    void tell(List<Long> linked) {
        if (!linked.isEmpty()) events.publishEvent(new AuthorsLinked(linked));
    }

    /// A colleague says who this is; ends a link that stood before.
    @Transactional
    void link(AuthorId author, PersonId person, UserId by, @Nullable String detail) {
        end(author, by);
        int made = jdbc.sql("""
                insert into author_link (author_id, person_id, evidence, detail, confidence, linked_by, linked_at)
                values (:author, :person, 'said by a colleague', :detail, 1, :by, :now)
                on conflict (author_id) where ended_at is null do nothing
                """)
                .param("author", author.value())
                .param("person", person.value())
                .param("detail", detail)
                .param("by", by.value())
                .param("now", Rows.at(clock.instant()))
                .update();
        if (made == 0) throw new Conflict("identity.conflict");
        setPerson(author, person.value());
    }

    /// Takes a link back; the author is nobody we know until something else proves who it is.
    @Transactional
    void unlink(AuthorId author, UserId by) {
        if (end(author, by) == 0) throw new Conflict("identity.conflict");
        setPerson(author, null);
    }

    /// Whether the viewer may say who this author is: nobody we know yet, or somebody whom they may change.
    boolean open(Viewer viewer, AuthorId author) {
        return jdbc.sql("""
                select exists (select from author a
                                 left join person p on p.id = a.person_id
                                where a.id = :author and (a.person_id is null or %s))
                """.formatted(viewer.changes(Kind.PEOPLE, "p")))
                .param("author", author.value())
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    List<Identity> ofPerson(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select a.*, l.evidence, l.detail, l.confidence, l.linked_at, u.name as linked_by
                  from author_link l
                  join author a on a.id = l.author_id
                  join person p on p.id = l.person_id
                  left join colleague u on u.id = l.linked_by
                 where l.person_id = any(person_ids(:person)) and l.ended_at is null and %s
                 order by l.confidence desc, a.network, a.id
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("person", person.value())
                .params(viewer.parameters())
                .query((row, n) -> {
                    String evidence = row.getString("evidence");
                    boolean shown = viewer.shows(Field.MAIL) || !evidence.equals("same mail address");
                    return new Identity(
                            AuthorStore.author(row).shownTo(viewer),
                            evidence,
                            shown ? row.getString("detail") : null,
                            row.getBigDecimal("confidence"),
                            row.getString("linked_by"),
                            Rows.instant(row, "linked_at"));
                })
                .list();
    }

    private int end(AuthorId author, UserId by) {
        return jdbc.sql("""
                update author_link set ended_at = :now, ended_by = :by
                 where author_id = :author and ended_at is null
                """)
                .param("now", Rows.at(clock.instant()))
                .param("by", by.value())
                .param("author", author.value())
                .update();
    }

    private void setPerson(AuthorId author, @Nullable Long person) {
        jdbc.sql("update author set person_id = :person where id = :author")
                .param("person", person)
                .param("author", author.value())
                .update();
        tell(List.of(author.value()));
    }
}

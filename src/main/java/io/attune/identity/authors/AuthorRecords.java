package io.attune.identity.authors;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The social identities of somebody, also those that were linked to them once.
@Component
@Order(PersonalData.IDENTITY)
class AuthorRecords implements PersonalData {
    private final JdbcClient jdbc;

    AuthorRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("author", "author_link", "person_handle");
    }

    @Override
    public Subject widen(Subject subject) {
        var authors = new HashSet<Long>();
        jdbc.sql("select id from author where person_id = any(:people)")
                .param("people", subject.personIds())
                .query(row -> {
                    authors.add(row.getLong("id"));
                });
        Subject wider = subject.and(Set.of(), authors, Set.of());
        var words = new HashSet<String>();
        jdbc.sql("""
                select unnest(array[handle, name]) as word from author where id = any(:authors)
                union
                select handle from person_handle where person_id = any(:people)
                """)
                .param("authors", wider.authorIds())
                .param("people", subject.personIds())
                .query(row -> {
                    String word = row.getString("word");
                    if (word != null) words.add(word);
                });
        return wider.and(Set.of(), Set.of(), words);
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of("author", jdbc.sql("""
                        select network, network_id, handle, name, followers, verified, first_seen, last_seen
                          from author where id = any(:authors) order by network, id
                        """).param("authors", subject.authorIds())),
                Section.of("link", jdbc.sql("""
                        select a.network, a.handle, l.evidence, l.detail, l.confidence, l.linked_at, l.ended_at
                          from author_link l join author a on a.id = l.author_id
                         where l.person_id = any(:people) order by l.linked_at
                        """).param("people", subject.personIds())),
                Section.of("handle", jdbc.sql("""
                        select network, handle, run_id from person_handle where person_id = any(:people)
                        """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "link",
                jdbc.sql("""
                delete from author_link where person_id = any(:people) or author_id = any(:authors)
                """)
                        .param("people", subject.personIds())
                        .param("authors", subject.authorIds())
                        .update());
        erasure.removed(
                "handle",
                jdbc.sql("delete from person_handle where person_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
        erasure.removed(
                "author",
                jdbc.sql("delete from author where id = any(:authors)")
                        .param("authors", subject.authorIds())
                        .update());
    }
}

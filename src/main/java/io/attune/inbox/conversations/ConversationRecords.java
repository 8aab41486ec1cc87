package io.attune.inbox.conversations;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The conversations with somebody: what colleagues answered, noted and did.
@Component
@Order(PersonalData.INBOX)
@WithoutViewer("whoever answers for privacy answers for everybody")
class ConversationRecords implements PersonalData {
    private static final String THEIRS = "(author_id = any(:authors) or person_id = any(:people))";
    private static final String IN_THEIRS = "conversation_id in (select id from conversation where " + THEIRS + ")";

    private final JdbcClient jdbc;

    ConversationRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("conversation", "reply", "note", "activity");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                read(subject, "conversation", """
                        select id, network, status, first_at, last_at, customer_name, said, language, sentiment, intent,
                               stake from conversation where %s order by first_at
                        """.formatted(THEIRS)),
                read(subject, "reply", """
                        select conversation_id, text, state, queued_at, ended_at from reply where %s order by id
                        """.formatted(IN_THEIRS)),
                read(subject, "note", """
                        select conversation_id, text, at from note where %s order by id
                        """.formatted(IN_THEIRS)),
                read(subject, "activity", """
                        select conversation_id, kind, at from activity where %s order by id
                        """.formatted(IN_THEIRS)));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        for (String part : List.of("reply", "note", "activity"))
            erasure.removed(
                    part,
                    bound(subject, "delete from " + part + " where " + IN_THEIRS)
                            .update());
        erasure.removed(
                "conversation",
                bound(subject, "delete from conversation where " + THEIRS).update());
    }

    private Section read(Subject subject, String name, String sql) {
        return Section.of(name, bound(subject, sql));
    }

    private JdbcClient.StatementSpec bound(Subject subject, String sql) {
        return jdbc.sql(sql).param("authors", subject.authorIds()).param("people", subject.personIds());
    }
}

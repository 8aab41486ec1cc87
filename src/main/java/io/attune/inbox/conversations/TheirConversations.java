package io.attune.inbox.conversations;

import io.attune.customers.AccountId;
import io.attune.customers.AccountTree;
import io.attune.customers.PersonId;
import io.attune.inbox.conversations.Correspondence.Waiting;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The conversations of one person, a range of `conversation_person`, or of all who belong to an account.
@Component
class TheirConversations {
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;

    TheirConversations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Correspondence of(Viewer viewer, PersonId person) {
        return newest(viewer, "person_ids(:person)", Map.of("person", person.value()));
    }

    Correspondence of(Viewer viewer, AccountId account) {
        return newest(viewer, AccountTree.people(viewer), Map.of("account", account.value()));
    }

    Waiting waiting(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select count(*) as waiting, min(c.waiting_since) as since, coalesce(bool_or(c.overdue), false) as late
                  from conversation c
                 where c.person_id = any(person_ids(:person)) and c.status = 'open' and c.waiting_since is not null and
                """ + Reach.sees(viewer, "c"))
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, n) ->
                        new Waiting(row.getInt("waiting"), Rows.optionalInstant(row, "since"), row.getBoolean("late")))
                .single();
    }

    private Correspondence newest(Viewer viewer, String people, Map<String, Long> whose) {
        List<ConversationLine> lines = jdbc.sql(QueueStore.lines(viewer) + " where c.person_id = any(" + people
                        + ") and " + Reach.sees(viewer, "c") + " order by c.last_at desc, c.id desc limit :limit")
                .params(viewer.parameters())
                .params(whose)
                .param("limit", SHOWN + 1)
                .query((row, n) -> QueueStore.line(viewer, row))
                .list();
        boolean more = lines.size() > SHOWN;
        return new Correspondence(more ? lines.subList(0, SHOWN) : lines, more);
    }
}

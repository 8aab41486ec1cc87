package io.attune.inbox.deadlines;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.settings.Settings;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the posts that asked for something and had no answer when the promise ended, or were closed
/// without one. What needed no answer, and spam, is none of them.
@Component
@WithoutViewer("promises are kept or missed, whoever looks")
class UnansweredStore {
    private final JdbcClient jdbc;

    UnansweredStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The first post of a wait, and when it was clear that no answer came in time.
    record Missed(long post, long conversation, long person, Instant at, String text) {}

    /// Some conversations of known people to look at, kept from others until the transaction ends.
    List<Long> take(int limit) {
        return jdbc.sql("select id from conversation where waits_due order by id limit :limit for update skip locked")
                .param("limit", limit)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    void looked(List<Long> conversations) {
        jdbc.sql("update conversation set waits_due = false where id = any(:ids)")
                .param("ids", Rows.ids(conversations))
                .update();
    }

    /// All that could have been missed in them.
    List<Long> posts(List<Long> conversations) {
        return jdbc.sql("select id from post where conversation_id = any(:ids) and direction = 'in'")
                .param("ids", Rows.ids(conversations))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// A wait ends with our next post; of several that asked in it the first counts. Whoever declared it
    /// needless meant what was written until then, unless a colleague opened it again.
    List<Missed> missed(List<Long> conversations, Settings settings, Instant now) {
        return jdbc.sql("""
                select distinct on (m.conversation_id, m.answered_at) m.*
                  from (select p.id, p.conversation_id, p.text, p.posted_at, c.person_id, a.answered_at,
                               case when c.status = 'closed' and a.answered_at is null then least(d.due, c.status_at)
                                    else d.due end as missed_at
                          from conversation c
                          join post p on p.conversation_id = c.id and p.direction = 'in' and p.deleted_at is null
                          join understanding u on u.post_id = p.id
                               and u.intents && array['complaint', 'question', 'purchase', 'cancellation']
                         cross join lateral (
                               select min(o.posted_at) as answered_at from post o
                                where o.conversation_id = c.id and o.direction = 'out' and o.deleted_at is null
                                  and o.posted_at > p.posted_at) a
                         cross join lateral (
                               select p.posted_at + interval '1 second'
                                    * case when 'cancellation' = any(u.intents) then :leaving else :promise end as due) d
                         where c.id = any(:ids) and c.person_id is not null and c.status <> 'spam'
                           and not (c.status = 'needless' and a.answered_at is null)
                           and not exists (
                               select from activity n
                                where n.conversation_id = c.id and n.kind = 'needless' and n.at >= p.posted_at
                                  and (a.answered_at is null or n.at < a.answered_at)
                                  and not exists (select from activity r
                                                   where r.conversation_id = c.id and r.kind = 'reopened'
                                                     and r.user_id is not null and r.at > n.at))) m
                 where m.missed_at <= :now and (m.answered_at is null or m.answered_at > m.missed_at)
                 order by m.conversation_id, m.answered_at, m.posted_at, m.id
                """)
                .param("ids", Rows.ids(conversations))
                .param("promise", settings.deadline().toSeconds())
                .param("leaving", settings.cancellationDeadline().toSeconds())
                .param("now", Rows.at(now))
                .query((row, _) -> new Missed(
                        row.getLong("id"),
                        row.getLong("conversation_id"),
                        row.getLong("person_id"),
                        Rows.instant(row, "missed_at"),
                        row.getString("text")))
                .list();
    }
}

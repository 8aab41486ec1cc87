package io.attune.inbox.threads;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a conversation shows of its posts, always computed whole from them: times, last line, who waits since when.
///
/// New posts, edits, deletions and our own replies all end here, so none can leave a conversation half updated.
@Component
@WithoutViewer("state follows from posts, whoever looks")
public class ThreadState {
    private final JdbcClient jdbc;
    private final Clock clock;

    ThreadState(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// In the caller's transaction; a customer who writes again reopens what was closed, but not what is spam.
    public void refresh(Collection<Long> conversations) {
        if (conversations.isEmpty()) return;
        Long[] ids = Rows.ids(conversations);
        jdbc.sql("select id from conversation where id = any(:ids) order by id for update")
                .param("ids", ids)
                .query(Long.class)
                .list();
        jdbc.sql("""
                with bounds as (
                    select conversation_id as id,
                           min(posted_at) as first_at,
                           max(posted_at) as last_at,
                           max(posted_at) filter (where direction = 'in') as last_in_at,
                           max(posted_at) filter (where direction = 'out') as last_out_at
                      from post
                     where conversation_id = any(:ids) and deleted_at is null
                     group by conversation_id),
                waiting as (
                    select b.id,
                           min(p.posted_at) filter (where p.direction = 'in'
                               and (b.last_out_at is null or p.posted_at > b.last_out_at)) as since,
                           min(p.posted_at) filter (where p.direction = 'out') as first_reply_at
                      from bounds b
                      join post p on p.conversation_id = b.id and p.deleted_at is null
                     group by b.id)
                update conversation c
                   set first_at = b.first_at, last_at = b.last_at, last_in_at = coalesce(b.last_in_at, c.last_in_at),
                       last_out_at = b.last_out_at, waiting_since = w.since, first_reply_at = w.first_reply_at,
                       said = left(regexp_replace(l.text, '\\s+', ' ', 'g'), 280), last_post_id = l.id,
                       language = coalesce(l.language, c.language), waits_due = true
                  from bounds b
                  join waiting w on w.id = b.id
                 cross join lateral (select p.id, p.text, u.language
                                       from post p
                                       left join understanding u on u.post_id = p.id
                                      where p.conversation_id = b.id and p.deleted_at is null
                                      order by (p.direction = 'in') desc, p.posted_at desc, p.id desc
                                      limit 1) l
                 where c.id = b.id
                """).param("ids", ids).update();
        // Everything in it was deleted at its source: nobody waits any more.
        jdbc.sql("""
                update conversation c
                   set said = '', waiting_since = null, status = 'needless', snoozed_until = null, status_at = :now
                 where id = any(:ids) and status in ('open', 'snoozed')
                   and not exists (select from post where conversation_id = c.id and deleted_at is null)
                """).param("ids", ids).param("now", Rows.at(clock.instant())).update();
        jdbc.sql("""
                with reopened as (
                    update conversation
                       set status = 'open', snoozed_until = null, status_at = :now, status_by = null,
                           version = version + 1
                     where id = any(:ids)
                       and status in ('closed', 'needless', 'snoozed')
                       and last_in_at > status_at
                    returning id)
                insert into activity (conversation_id, kind, at)
                select id, 'reopened', :now from reopened
                """).param("ids", ids).param("now", Rows.at(clock.instant())).update();
    }
}

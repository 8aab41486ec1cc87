package io.attune.demo.loading;

import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoConversation;
import io.attune.demo.generator.DemoNote;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What colleagues did with the conversations that the worker gathered: took them, closed them, noted something.
@Component
@WithoutViewer("the demo company is made for everybody")
class ThreadRows {
    private final JdbcClient jdbc;

    ThreadRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void settle(DemoCompany company, Map<String, UserId> colleagues) {
        assign(company.conversations(), colleagues);
        close(company.conversations(), colleagues);
        note(company.notes(), colleagues);
        jdbc.sql("analyze conversation, post, reading, activity, timeline_entry")
                .update();
    }

    /// The worker may have put several threads of one author into one conversation: the latest one's word counts.
    private void assign(List<DemoConversation> threads, Map<String, UserId> colleagues) {
        jdbc.sql("""
                update conversation c
                   set assignee_id = latest.assignee_id
                  from (select distinct on (p.conversation_id) p.conversation_id, n.assignee_id
                          from unnest(:threads::text[], :assignees::bigint[]) as n(thread, assignee_id)
                          join post p on p.external_id = n.thread
                         where p.conversation_id is not null
                         order by p.conversation_id, p.posted_at desc) latest
                 where c.id = latest.conversation_id and latest.assignee_id is not null
                """)
                .param("threads", Rows.column(threads, DemoConversation::thread, String[]::new))
                .param("assignees", Rows.column(threads, thread -> id(colleagues, thread.assignee()), Long[]::new))
                .update();
    }

    /// A conversation in which somebody wrote again after it was closed stays open.
    private void close(List<DemoConversation> threads, Map<String, UserId> colleagues) {
        List<DemoConversation> closed =
                threads.stream().filter(thread -> thread.closedAt() != null).toList();
        jdbc.sql("""
                with ended as (
                    select p.conversation_id, max(n.closed_at) as closed_at, max(n.by) as by
                      from unnest(:threads::text[], :times::timestamptz[], :colleagues::bigint[])
                        as n(thread, closed_at, by)
                      join post p on p.external_id = n.thread
                     where p.conversation_id is not null
                     group by p.conversation_id),
                closed as (
                    update conversation c
                       set status = 'closed', status_at = e.closed_at, status_by = e.by, overdue = false,
                           urgent = false, waits_due = true, version = c.version + 1
                      from ended e
                     where c.id = e.conversation_id and c.status = 'open' and c.last_in_at <= e.closed_at
                    returning c.id, c.status_at, c.status_by)
                insert into activity (conversation_id, user_id, kind, at)
                select id, status_by, 'closed', status_at from closed
                """)
                .param("threads", Rows.column(closed, DemoConversation::thread, String[]::new))
                .param("times", Rows.instants(closed, DemoConversation::closedAt))
                .param("colleagues", Rows.column(closed, thread -> id(colleagues, thread.assignee()), Long[]::new))
                .update();
    }

    private void note(List<DemoNote> notes, Map<String, UserId> colleagues) {
        jdbc.sql("""
                insert into note (conversation_id, user_id, text, at)
                select p.conversation_id, n.user_id, n.text, n.at
                  from unnest(:threads::text[], :colleagues::bigint[], :texts::text[], :times::timestamptz[])
                    as n(thread, user_id, text, at)
                  join post p on p.external_id = n.thread
                 where p.conversation_id is not null
                 order by n.at
                """)
                .param("threads", Rows.column(notes, DemoNote::thread, String[]::new))
                .param("colleagues", Rows.column(notes, note -> id(colleagues, note.colleague()), Long[]::new))
                .param("texts", Rows.column(notes, DemoNote::text, String[]::new))
                .param("times", Rows.instants(notes, DemoNote::writtenAt))
                .update();
    }

    private static @Nullable Long id(Map<String, UserId> colleagues, @Nullable String key) {
        return key == null
                ? null
                : Objects.requireNonNull(colleagues.get(key), key).value();
    }
}

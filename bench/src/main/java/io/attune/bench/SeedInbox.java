package io.attune.bench;

/// A company whose inbox has been at work for a year: written by SQL, then scored and priced by the application.
final class SeedInbox {
    private SeedInbox() {}

    /// Five posts an author, four a conversation; every other author is a person; a fifth of the conversations is open.
    static void fill(Company company, int people, int posts) throws Exception {
        Sql sql = company.sql();
        Seed.people(sql, people);
        Seed.orders(sql, people, 5);
        int texts = Seed.texts(sql);
        int authors = posts / 5;
        int conversations = posts / 4;
        sql.run("insert into channel (kind, name, network) values ('webhook', 'Bench', 'bench')");
        authors(sql, authors, people);
        conversations(sql, conversations, authors);
        posts(sql, posts, conversations, texts);
        timelines(sql);
        Seed.timelines(sql);
        company.seconds(Scoring.start(company));
        company.settle();
        for (String table : new String[] {"post", "conversation", "reading", "score", "timeline_entry"})
            sql.run("vacuum analyze " + table);
    }

    private static void authors(Sql sql, int authors, int people) throws Exception {
        sql.fill("author", """
                insert into author (network, network_id, handle, name, followers, person_id, first_seen, last_seen)
                select 'bench', 'a' || n, 'h' || n, coalesce(p.name, 'Author ' || n), n %% 9000, p.id,
                       now() - interval '1 year', now()
                  from generate_series(1, %d) n
                  left join person p on n %% 2 = 0 and p.id = 1 + n %% %d
                """.formatted(authors, people));
    }

    private static void conversations(Sql sql, int conversations, int authors) throws Exception {
        sql.fill("conversation", """
                insert into conversation (channel_id, network, thread_key, public, author_id, person_id, status,
                       snoozed_until, status_at, assignee_id, customer_name, said, language, sentiment, intent,
                       followers, first_at, last_at, last_in_at, waiting_since, due_at, overdue)
                select (select min(id) from channel where network = 'bench'), 'bench', 't' || c, true, a.id, a.person_id,
                       case when c %% 5 = 0 then 'open' when c %% 97 = 0 then 'snoozed' else 'closed' end,
                       case when c %% 5 <> 0 and c %% 97 = 0 then now() + interval '3 days' end,
                       at, case when c %% 50 = 0 then 1 end, a.name, 'A post about something', 'en',
                       (array['negative', 'neutral', 'positive'])[1 + c %% 3],
                       (array['complaint', 'question', 'praise', 'other'])[1 + c %% 4],
                       a.followers, at, at + interval '3 hours', at + interval '3 hours',
                       case when c %% 5 = 0 then at end, case when c %% 5 = 0 then at + interval '1 day' end, c %% 10 = 0
                  from generate_series(1, %1$d) c
                  join author a on a.id = 1 + c %% %2$d,
                       lateral (select now() - c * interval '1 year' / %1$d as at) t
                """.formatted(conversations, authors));
    }

    private static void posts(Sql sql, int posts, int conversations, int texts) throws Exception {
        sql.fill("post", """
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, author_name,
                       author_followers, author_id, conversation_id, text, public, audience, thread_key, posted_at,
                       received_at, read_at)
                select c.channel_id, 'p' || k, 'in', 'bench', a.network_id, a.handle, a.name, a.followers, a.id, c.id,
                       t.text, true, k %% 900, c.thread_key, c.first_at + (k / %2$d) * interval '1 hour', c.first_at,
                       c.first_at
                  from generate_series(0, %1$d - 1) as s(k)
                  join conversation c on c.id = 1 + k %% %2$d
                  join author a on a.id = c.author_id
                  join bench_text t on t.n = k %% %3$d
                """.formatted(posts, conversations, texts));
        sql.fill("reading", """
                insert into reading (post_id, language, language_confidence, sentiment, sentiment_confidence, intents,
                       intent_confidences, model_version, read_at)
                select p.id, t.language, .9, (array['negative', 'neutral', 'positive'])[1 + p.id % 3], .8,
                       array[(array['complaint', 'question', 'praise', 'other'])[1 + p.id % 4]], array[.7], 'bench',
                       p.received_at
                  from post p
                  join bench_text t on t.n = p.id % (select count(*) from bench_text)
                """);
    }

    private static void timelines(Sql sql) throws Exception {
        sql.run("""
                insert into timeline_entry (source, source_id, person_id, at, kind, text, link)
                select 'post', p.id, c.person_id, p.posted_at, 'post.bench', p.text, '/inbox/' || c.id
                  from post p join conversation c on c.id = p.conversation_id
                 where c.person_id is not null
                """);
    }
}

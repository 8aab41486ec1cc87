package io.attune.inbox.conversations;

import java.util.ArrayList;
import java.util.List;

/// SQL for the conversations of the newest posts in which all words of `:words` stand.
///
/// A word that every tenth of a million posts has is in a hundred thousand, and each of them would have to be read to
/// know the newest. So the last blocks of posts (see the index `post_search`) are asked first, then ever more of those
/// before them, and only as long as there are not enough.
final class NewestPosts {
    /// How many blocks back each step reaches; the last one reaches back to the first post.
    private static final List<Integer> STEPS = List.of(2, 8, 32);

    private NewestPosts() {}

    static String conversations(int limit) {
        var steps = new ArrayList<String>();
        int from = 0;
        for (int to : STEPS) {
            steps.add(found(limit, """
                    && (select string_agg('''#' || block || '''', ' | ')::tsquery
                                  from newest, generate_series(greatest(last - %d, 0), last - %d) as block)
                    """.formatted(to - 1, from).strip(), ""));
            from = to;
        }
        steps.add(found(limit, "", "and id >> 14 <= (select last - " + from + " from newest)"));
        return """
                select distinct conversation_id as id
                  from (%s
                         limit %d) newest_first
                """.formatted(String.join("\nunion all\n", steps), limit);
    }

    /// Materialized: in order of their ids PostgreSQL would rather take all posts apart than ask the index.
    private static String found(int limit, String blocks, String older) {
        return """
                (with newest as (select coalesce(max(id), 0) >> 14 as last from post),
                      found as materialized (
                    select id, conversation_id from post
                     where post_words(id, text) @@ (to_tsquery('simple', :words) %s)
                       and numnode(to_tsquery('simple', :words)) > 0 and conversation_id is not null %s)
                 select conversation_id from found order by id desc limit %d)
                """.formatted(blocks, older, limit).strip();
    }
}

package io.attune.inbox.conversations;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.inbox.conversations.ConversationLine.Cursor;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The lists of the inbox: each page is one range of one index, and nothing is counted beyond 99.
@Component
class QueueStore {
    static final int COUNT_CAP = 100;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    // Han, Hiragana and Katakana: scripts without blanks between words.
    private static final Pattern UNSPACED = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    static final String LINE = """
            select c.id, c.customer_name, c.person_id, c.network, c.said, c.intent, c.sentiment, c.language, c.followers,
                   c.stake, c.urgent, c.status, c.snoozed_until, c.status_at, c.last_in_at, c.last_at, c.due_at,
                   c.overdue, u.name as assignee, (c.person_id is null or %s) as customer_seen
              from conversation c
              left join colleague u on u.id = c.assignee_id
            """;

    private final JdbcClient jdbc;

    QueueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ConversationLine> page(Viewer viewer, Queue queue, @Nullable Cursor after, int limit) {
        Cursor from = after != null ? after : new Cursor(true, BigDecimal.TEN.pow(17), Long.MAX_VALUE, Instant.MAX);
        return jdbc.sql(pageSql(viewer, queue))
                .params(viewer.parameters())
                .param("urgent", from.urgent())
                .param("stake", from.stake())
                .param("id", from.id())
                .param(
                        "at",
                        from.at().equals(Instant.MAX) ? "infinity" : from.at().toString())
                .param("limit", limit)
                .query((row, n) -> line(viewer, row))
                .list();
    }

    /// Conversations in which these words stand, or of customers with this name; the newest 500 hits are ranked.
    List<ConversationLine> search(Viewer viewer, String query, int limit) {
        String[] terms = NO_WORD.splitAsStream(query.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        if (terms.length == 0) return List.of();
        return jdbc.sql("""
                with hit as (
                    (""" + NewestPosts.conversations(500) + """
                    )
                    union
                    (select distinct conversation_id from (
                        select conversation_id from post
                         where :unspaced and is_unspaced(text) and unspaced_pairs(text) @> unspaced_pairs(:query)
                           and (select bool_and(strpos(lower(text), term) > 0) from unnest(:terms) as term)
                           and conversation_id is not null
                         order by id desc limit 500) p)
                    union
                    (select c.id from conversation c
                      where fold(c.customer_name) like '%' || fold(:query) || '%'
                        and (:mails or c.network <> 'mail')
                      limit 500))
                """ + lines(viewer)
                        + " where c.id in (select id from hit) and " + Reach.sees(viewer, "c")
                        + (Reach.priced(viewer)
                                ? " order by c.urgent desc, c.stake desc, c.id desc limit :limit"
                                : " order by c.last_in_at desc, c.id desc limit :limit"))
                .params(viewer.parameters())
                .param("words", String.join(":* & ", terms) + ":*")
                .param("terms", terms)
                .param("mails", viewer.shows(Field.MAIL))
                .param("query", query.strip())
                .param("unspaced", UNSPACED.matcher(query).find())
                .param("limit", limit)
                .query((row, n) -> line(viewer, row))
                .list();
    }

    /// How many each queue holds, at most [#COUNT_CAP]: more is shown as 99+.
    Map<Queue, Integer> counts(Viewer viewer) {
        var counted = List.of(Queue.MINE, Queue.UNASSIGNED, Queue.ALL, Queue.OVERDUE);
        String sql = counted.stream()
                .map(queue -> "(select count(*) from (select 1 from conversation c where " + condition(queue) + " and "
                        + Reach.sees(viewer, "c") + " limit " + COUNT_CAP + ") capped) as " + queue.code() + "_count")
                .collect(Collectors.joining(", ", "select ", ""));
        var counts = new EnumMap<Queue, Integer>(Queue.class);
        jdbc.sql(sql).params(viewer.parameters()).query(row -> {
            for (Queue queue : counted) counts.put(queue, row.getInt(queue.code() + "_count"));
        });
        return counts;
    }

    /// The next conversation of a queue after one was dealt with, so that the agent's hands stay on the keys.
    @Nullable
    Long next(Viewer viewer, Queue queue, long dealtWith) {
        return page(viewer, queue, null, 2).stream()
                .map(ConversationLine::id)
                .filter(id -> id != dealtWith)
                .findFirst()
                .orElse(null);
    }

    private static String condition(Queue queue) {
        return switch (queue) {
            case MINE -> "c.status = 'open' and c.assignee_id = :viewer_user";
            case UNASSIGNED -> "c.status = 'open' and c.assignee_id is null";
            case ALL -> "c.status = 'open'";
            case OVERDUE -> "c.status = 'open' and c.overdue";
            case SNOOZED -> "c.status = 'snoozed'";
            case CLOSED -> "c.status in ('closed', 'needless')";
            case SPAM -> "c.status = 'spam'";
        };
    }

    static String pageSql(Viewer viewer, Queue queue) {
        return lines(viewer) + " where " + condition(queue) + " and " + Reach.sees(viewer, "c")
                + place(queue.isOpen(), Reach.priced(viewer)) + " limit :limit";
    }

    static String lines(Viewer viewer) {
        return LINE.formatted(viewer.sees(Kind.PEOPLE, "c"));
    }

    /// By what is at stake; by time where that is kept from the viewer, for an order tells as much as a figure.
    private static String place(boolean open, boolean priced) {
        if (!open) return " and (c.status_at, c.id) < (:at::timestamptz, :id) order by c.status_at desc, c.id desc";
        return priced
                ? " and (c.urgent, c.stake, c.id) < (:urgent, :stake, :id)"
                        + " order by c.urgent desc, c.stake desc, c.id desc"
                : " and (c.last_in_at, c.id) < (:at::timestamptz, :id) order by c.last_in_at desc, c.id desc";
    }

    static ConversationLine line(Viewer viewer, ResultSet row) throws SQLException {
        boolean priced = Reach.priced(viewer);
        boolean open = row.getString("status").equals("open");
        return new ConversationLine(
                row.getLong("id"),
                Conversation.shownName(viewer, row.getString("network"), row.getString("customer_name")),
                Rows.optionalLong(row, "person_id") != null,
                row.getString("network"),
                row.getString("said"),
                Intent.of(row.getString("intent")),
                Sentiment.of(row.getString("sentiment")),
                row.getString("language"),
                Rows.optionalLong(row, "followers"),
                priced && row.getBoolean("customer_seen") ? row.getBigDecimal("stake") : null,
                priced && row.getBoolean("urgent"),
                ConversationStore.status(row),
                row.getString("assignee"),
                Rows.instant(row, open && !priced ? "last_in_at" : "status_at"),
                Rows.instant(row, "last_at"));
    }
}

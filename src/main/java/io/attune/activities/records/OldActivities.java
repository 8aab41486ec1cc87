package io.attune.activities.records;

import io.attune.activities.subjects.OtherLines;
import io.attune.customers.Timeline;
import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Retained;
import io.attune.platform.security.WithoutViewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// How long calls, meetings, notes, tasks and files are kept: for ever, until somebody sets how
/// long. What is still to be done stays, however old it is.
@Configuration(proxyBeanMethods = false)
class OldActivities {
    @Bean
    Retained oldInteractions(JdbcClient jdbc, Timeline timeline, TransactionTemplate transaction) {
        return new Kept("interactions", transaction, then -> new Sweep(jdbc, timeline).interactions(then));
    }

    @Bean
    Retained oldTasks(JdbcClient jdbc, Timeline timeline, TransactionTemplate transaction) {
        return new Kept("done-tasks", transaction, then -> new Sweep(jdbc, timeline).tasks(then));
    }

    @Bean
    Retained oldFiles(JdbcClient jdbc, Timeline timeline, TransactionTemplate transaction) {
        return new Kept("files", transaction, then -> new Sweep(jdbc, timeline).files(then));
    }

    /// The next of those that are older; says how many went.
    @FunctionalInterface
    private interface Piece {
        int remove(Instant olderThan);
    }

    private record Kept(String name, TransactionTemplate transaction, Piece piece) implements Retained {
        @Override
        public int standardDays() {
            return 0;
        }

        @Override
        public long remove(Instant olderThan) {
            long removed = 0;
            while (true) {
                Integer gone = transaction.execute(_ -> piece.remove(olderThan));
                if (gone == null || gone == 0) return removed;
                removed += gone;
            }
        }
    }

    /// The lines go before the rows do.
    @WithoutViewer("time passes for everybody")
    private record Sweep(JdbcClient jdbc, Timeline timeline) {
        private static final int PIECE = 500;

        int interactions(Instant then) {
            Map<String, List<Long>> byKind = new LinkedHashMap<>();
            jdbc.sql("select id, kind from interaction where at < :then order by id limit :piece")
                    .param("then", Rows.at(then))
                    .param("piece", PIECE)
                    .query(row -> {
                        byKind.computeIfAbsent(row.getString("kind"), _ -> new ArrayList<>())
                                .add(row.getLong("id"));
                    });
            var all = new ArrayList<Long>();
            byKind.forEach((kind, ids) -> {
                timeline.remove(kind, ids);
                if (!kind.equals("note")) timeline.remove(OtherLines.source(kind), OtherLines.ids(ids));
                all.addAll(ids);
            });
            timeline.remove("file", ids("select id from customer_file where interaction_id = any(:ids)", all));
            return delete("interaction", all);
        }

        int tasks(Instant then) {
            List<Long> old = old("select id from task where done_at < :then order by id limit :piece", then);
            timeline.remove("task", old);
            return delete("task", old);
        }

        int files(Instant then) {
            List<Long> old = old("""
                    select id from customer_file where interaction_id is null and created_at < :then order by id limit :piece
                    """, then);
            timeline.remove("file", old);
            return delete("customer_file", old);
        }

        private List<Long> old(String sql, Instant then) {
            return jdbc.sql(sql)
                    .param("then", Rows.at(then))
                    .param("piece", PIECE)
                    .query((row, _) -> row.getLong("id"))
                    .list();
        }

        private List<Long> ids(String sql, List<Long> of) {
            return jdbc.sql(sql)
                    .param("ids", Rows.ids(of))
                    .query((row, _) -> row.getLong("id"))
                    .list();
        }

        private int delete(String table, List<Long> ids) {
            return jdbc.sql("delete from " + table + " where id = any(:ids)")
                    .param("ids", Rows.ids(ids))
                    .update();
        }
    }
}

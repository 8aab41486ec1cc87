package io.attune.identity.authors;

import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Forgetting;
import io.attune.platform.personaldata.Retained;
import io.attune.platform.personaldata.Subject;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Authors of whom we know no more than what they posted, and who have been silent for long: with their posts and
/// conversations.
@Component
class StrangersForgotten implements Retained {
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Forgetting forgetting;

    StrangersForgotten(JdbcClient jdbc, Forgetting forgetting) {
        this.jdbc = jdbc;
        this.forgetting = forgetting;
    }

    @Override
    public String name() {
        return "strangers";
    }

    @Override
    public int standardDays() {
        return 1_095;
    }

    @Override
    public long remove(Instant olderThan) {
        long removed = 0;
        while (true) {
            List<Long> ids = jdbc.sql("""
                    select id from author where person_id is null and last_seen < :then order by id limit :batch
                    """)
                    .param("then", Rows.at(olderThan))
                    .param("batch", BATCH)
                    .query((row, _) -> row.getLong("id"))
                    .list();
            if (ids.isEmpty()) return removed;
            forgetting.erase(Subject.authors(ids));
            removed += ids.size();
        }
    }
}

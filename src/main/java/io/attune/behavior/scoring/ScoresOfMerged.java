package io.attune.behavior.scoring;

import io.attune.customers.PeopleMerged;
import io.attune.platform.database.Rows;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Nobody is listed twice while the survivor waits for being scored by what both bought.
@Component
class ScoresOfMerged {
    private final JdbcClient jdbc;

    ScoresOfMerged(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(PeopleMerged merged) {
        List<Long> gone =
                merged.people().stream().filter(one -> one != merged.survivor()).toList();
        jdbc.sql("delete from score where person_id = any(:people)")
                .param("people", Rows.ids(gone))
                .update();
    }
}

package io.attune.behavior.scoring;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts how often scoring was asked for. A run remembers the count it began with, so that orders which
/// arrive while it computes are scored by the next one and not missed.
@Component
class Wishes {
    private final JdbcClient jdbc;

    Wishes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add() {
        jdbc.sql("""
                insert into scoring_wish (wishes) values (1)
                    on conflict (one) do update set wishes = scoring_wish.wishes + 1
                """).update();
    }

    long count() {
        return jdbc.sql("select wishes from scoring_wish")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}

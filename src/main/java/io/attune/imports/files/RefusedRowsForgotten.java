package io.attune.imports.files;

import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Retained;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows that imports refused: they hold what the file held.
@Component
class RefusedRowsForgotten implements Retained {
    private final JdbcClient jdbc;

    RefusedRowsForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "refused-rows";
    }

    @Override
    public int standardDays() {
        return 90;
    }

    @Override
    public long remove(Instant olderThan) {
        jdbc.sql("""
                delete from import_sample s using import_run r where r.id = s.run_id and r.created_at < :then
                """).param("then", Rows.at(olderThan)).update();
        return jdbc.sql("""
                delete from import_error e using import_run r where r.id = e.run_id and r.created_at < :then
                """).param("then", Rows.at(olderThan)).update();
    }
}

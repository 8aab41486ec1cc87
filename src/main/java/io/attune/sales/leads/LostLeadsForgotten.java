package io.attune.sales.leads;

import io.attune.platform.database.Rows;
import io.attune.platform.personaldata.Retained;
import io.attune.platform.security.WithoutViewer;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Leads that came to nothing: the reason to keep somebody's address is gone.
@Component
@WithoutViewer("time passes for everybody")
class LostLeadsForgotten implements Retained {
    private final JdbcClient jdbc;

    LostLeadsForgotten(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "lost-leads";
    }

    @Override
    public int standardDays() {
        return 730;
    }

    @Override
    public long remove(Instant olderThan) {
        return jdbc.sql("""
                delete from lead l
                 where l.status = 'lost' and l.status_at < :then and not exists (select from deal d where d.lead_id = l.id)
                """).param("then", Rows.at(olderThan)).update();
    }
}

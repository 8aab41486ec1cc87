package io.attune.customers.timeline;

import io.attune.customers.Happenings;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Streams the lines of everybody's timelines, by the primary key, which begins with the source.
@Component
class HappeningStore implements Happenings {
    private static final int FETCHED = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HappeningStore(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// The driver streams rows only within a transaction.
    @Override
    @WithoutViewer("models are of everybody; what they find is shown to those who see everybody")
    public void each(List<String> sources, Instant since, Consumer<Happening> reader) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        select coalesce(p.merged_into, p.id) as person, t.at, t.source, t.labels
                          from timeline_entry t
                          join person p on p.id = t.person_id
                         where t.source = any(:sources) and t.at >= :since
                        """)
                .param("sources", sources.toArray(String[]::new))
                .param("since", Rows.at(since))
                .withFetchSize(FETCHED)
                .query(row -> {
                    reader.accept(happening(row));
                }));
    }

    @Override
    @WithoutViewer("the caller leaves out what the viewer may not know")
    public List<Happening> of(PersonId person, List<String> sources, Instant since) {
        return jdbc.sql("""
                        select :person as person, t.at, t.source, t.labels
                          from timeline_entry t
                          join person p on p.id = t.person_id and (p.id = :person or p.merged_into = :person)
                         where t.source = any(:sources) and t.at >= :since
                        """)
                .param("person", person.value())
                .param("sources", sources.toArray(String[]::new))
                .param("since", Rows.at(since))
                .query((row, _) -> happening(row))
                .list();
    }

    private static Happening happening(ResultSet row) throws SQLException {
        return new Happening(row.getLong("person"), Rows.instant(row, "at"), row.getString("source"), List.of((String[])
                row.getArray("labels").getArray()));
    }
}

package io.attune.customers.people;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsRows;
import io.attune.customers.records.Stamp;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads one person with everything that their page and form show.
@Component
class PersonSheets {
    private final JdbcClient jdbc;
    private final FactsRows facts;

    PersonSheets(JdbcClient jdbc, FactsRows facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    Optional<PersonRecord> find(Viewer viewer, PersonId person) {
        return jdbc.sql("select p.* from person p where p.id = survivor_of(:id) and " + viewer.sees(Kind.PEOPLE, "p"))
                .param("id", person.value())
                .params(viewer.parameters())
                .query((row, _) -> record(viewer, row))
                .optional();
    }

    boolean changeable(Viewer viewer, PersonId person) {
        return jdbc.sql("select exists (select from person p where p.id = survivor_of(:id) and %s)"
                        .formatted(viewer.changes(Kind.PEOPLE, "p")))
                .param("id", person.value())
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    List<Belonging> accounts(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select a.id, a.name, m.role, m.since, m.until
                  from membership m join account a on a.id = m.account_id
                 where m.person_id = :person and %s
                 order by (m.until < current_date) is true, a.name, a.id
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("person", person.value())
                .params(viewer.parameters())
                .query((row, _) -> new Belonging(
                        new AccountId(row.getLong("id")),
                        row.getString("name"),
                        row.getString("role"),
                        Rows.optionalDay(row, "since"),
                        Rows.optionalDay(row, "until")))
                .list();
    }

    private PersonRecord record(Viewer viewer, ResultSet row) throws SQLException {
        Facts known = facts.read(viewer, RecordKind.PERSON, row);
        var id = new PersonId(row.getLong("id"));
        return new PersonRecord(
                id,
                known,
                Stamp.of(row),
                row.getString("language"),
                row.getString("source"),
                Rows.optionalDay(row, "customer_since"),
                accounts(viewer, id));
    }
}

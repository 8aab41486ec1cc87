package io.attune.customers.people;

import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Facts;
import io.attune.customers.records.FactsRows;
import io.attune.customers.records.FactsRows.Beside;
import io.attune.customers.records.Stamp;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// These, in their order, as far as the viewer sees them; five statements, however many they are.
    List<PersonRecord> all(Viewer viewer, List<Long> ids) {
        Beside beside = facts.beside(RecordKind.PERSON, ids);
        Map<Long, List<Belonging>> accounts = accounts(viewer, ids);
        return jdbc.sql("select p.* from person p where p.id = any(:ids) and %s order by array_position(:ids, p.id)"
                        .formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("ids", Rows.ids(ids))
                .params(viewer.parameters())
                .query((row, _) -> record(
                        row, facts.read(viewer, row, beside), accounts.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    /// Who has this number, or is left of them, where the viewer may change them.
    Optional<PersonRecord> numbered(Viewer viewer, String number) {
        return jdbc.sql("select p.* from person q join person p on p.id = coalesce(q.merged_into, q.id)"
                        + " where q.external_id = :number and "
                        + viewer.changes(Kind.PEOPLE, "p"))
                .param("number", number)
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
                .query((row, _) -> belonging(row))
                .list();
    }

    private Map<Long, List<Belonging>> accounts(Viewer viewer, List<Long> people) {
        var found = new HashMap<Long, List<Belonging>>();
        jdbc.sql("""
                select m.person_id, a.id, a.name, m.role, m.since, m.until
                  from membership m join account a on a.id = m.account_id
                 where m.person_id = any(:people) and %s
                 order by (m.until < current_date) is true, a.name, a.id
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("people", Rows.ids(people))
                .params(viewer.parameters())
                .query(row -> {
                    found.computeIfAbsent(row.getLong("person_id"), _ -> new ArrayList<>())
                            .add(belonging(row));
                });
        return found;
    }

    private PersonRecord record(Viewer viewer, ResultSet row) throws SQLException {
        return record(
                row, facts.read(viewer, RecordKind.PERSON, row), accounts(viewer, new PersonId(row.getLong("id"))));
    }

    private static PersonRecord record(ResultSet row, Facts known, List<Belonging> accounts) throws SQLException {
        return new PersonRecord(
                new PersonId(row.getLong("id")),
                known,
                Stamp.of(row),
                row.getString("language"),
                row.getString("source"),
                row.getString("campaign"),
                Rows.optionalDay(row, "customer_since"),
                accounts);
    }

    private static Belonging belonging(ResultSet row) throws SQLException {
        return new Belonging(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                row.getString("role"),
                Rows.optionalDay(row, "since"),
                Rows.optionalDay(row, "until"));
    }
}

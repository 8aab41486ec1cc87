package io.attune.customers.people;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.SearchQuery;
import io.attune.customers.people.PersonSearchStore.Found;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL that reads `person`.
@Component
class PersonStore implements People {
    /// Of a row `p`; the blank is who sees accounts `a`.
    static final String SUMMARY = """
            select p.id, p.merged_into, p.name, p.external_id, p.email, p.city, p.source, p.customer_since,
                   (select a.name from membership m join account a on a.id = m.account_id
                     where m.person_id = p.id and %s
                     order by (m.until < current_date) is true, m.account_id limit 1) as account
            """;
    private final JdbcClient jdbc;
    private final PersonSearchStore search;

    PersonStore(JdbcClient jdbc, PersonSearchStore search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    @Override
    public Optional<PersonSummary> find(Viewer viewer, PersonId person) {
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + " from person p where p.id = survivor_of(:id) and " + viewer.sees(Kind.PEOPLE, "p"))
                .param("id", person.value())
                .params(viewer.parameters())
                .query((row, _) -> summary(viewer, row))
                .optional();
    }

    @Override
    public boolean open(Viewer viewer, PersonId person, Kind kind) {
        return jdbc.sql("select exists (select from person p where p.id = :id and %s and %s)"
                        .formatted(viewer.sees(Kind.PEOPLE, "p"), viewer.sees(kind, "p")))
                .param("id", person.value())
                .params(viewer.parameters())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Map<PersonId, PersonSummary> summaries(Viewer viewer, Collection<PersonId> people) {
        var found = new HashMap<PersonId, PersonSummary>();
        if (people.isEmpty()) return found;
        jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a")) + """
                     , q.id as asked
                  from person q join person p on p.id = coalesce(q.merged_into, q.id)
                 where q.id = any(:ids) and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("ids", Rows.column(people, PersonId::value, Long[]::new))
                .params(viewer.parameters())
                .query(row -> {
                    found.put(new PersonId(row.getLong("asked")), summary(viewer, row));
                });
        return found;
    }

    @Override
    public List<PersonSummary> like(Viewer viewer, String text, int limit) {
        var query = new SearchQuery(text);
        if (query.empty()) return List.of();
        List<PersonSummary> spelt = spelt(viewer, query, limit);
        return spelt.isEmpty() ? alike(viewer, query, limit) : spelt;
    }

    List<PersonSummary> spelt(Viewer viewer, SearchQuery query, int limit) {
        return survivors(viewer, search.spelt(viewer, query, limit));
    }

    List<PersonSummary> alike(Viewer viewer, SearchQuery query, int limit) {
        return survivors(viewer, search.alike(viewer, query, limit));
    }

    /// Whoever was merged is found by what they were called, and shown as whoever is left.
    private List<PersonSummary> survivors(Viewer viewer, List<Found> found) {
        var merged = new ArrayList<PersonId>();
        for (Found one : found) if (one.survivor() != null) merged.add(one.survivor());
        Map<PersonId, PersonSummary> left = summaries(viewer, merged);
        var shown = new LinkedHashSet<PersonSummary>();
        for (Found one : found) {
            PersonSummary person = one.survivor() == null ? one.person() : left.get(one.survivor());
            if (person != null) shown.add(person);
        }
        return List.copyOf(shown);
    }

    /// Whom a file knew only by their mail is called by it; where mails are hidden, the number has to do.
    static PersonSummary summary(Viewer viewer, ResultSet row) throws SQLException {
        String mail = row.getString("email");
        String name = row.getString("name");
        boolean mails = viewer.shows(Field.MAIL);
        return new PersonSummary(
                new PersonId(row.getLong("id")),
                mails || !name.equalsIgnoreCase(mail) ? name : "#" + row.getLong("id"),
                row.getString("external_id"),
                mails ? mail : null,
                row.getString("city"),
                row.getString("account"),
                row.getString("source"),
                Rows.optionalDay(row, "customer_since"));
    }
}

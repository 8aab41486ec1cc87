package io.attune.customers.people;

import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// All SQL that reads `person`.
@Component
class PersonStore implements People {
    /// A trigram needs three letters; shorter queries go by the beginning of a name or the whole number.
    private static final int TRIGRAM = 3;

    /// More people than this are not ranked: whoever has typed so little types on.
    private static final int RANKED = 2_000;

    private static final String SUMMARY = """
            select p.id, p.name, p.external_id, p.email, p.city, p.source, p.customer_since,
                   (select a.name from membership m join account a on a.id = m.account_id
                     where m.person_id = p.id and %s order by m.account_id limit 1) as account
            """;
    private static final String SEARCHED =
            "fold(p.name || ' ' || coalesce(p.email::text, '') || ' ' || coalesce(p.external_id, ''))";

    /// The same without what is kept from the viewer; it stands beside [#SEARCHED], which the index knows.
    private static final String SEARCHED_WITHOUT_MAIL = "fold(p.name || ' ' || coalesce(p.external_id, ''))";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PersonStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public Optional<PersonSummary> find(Viewer viewer, PersonId person) {
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a")) + " from person p where p.id = :id and "
                        + viewer.sees(Kind.PEOPLE, "p"))
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
        jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a")) + " from person p where p.id = any(:ids) and "
                        + viewer.sees(Kind.PEOPLE, "p"))
                .param("ids", Rows.column(people, PersonId::value, Long[]::new))
                .params(viewer.parameters())
                .query((row, _) -> summary(viewer, row))
                .list()
                .forEach(person -> found.put(person.id(), person));
        return found;
    }

    @Override
    public List<PersonSummary> like(Viewer viewer, String query, int limit) {
        String wanted = query.strip();
        if (wanted.isEmpty()) return List.of();
        if (wanted.length() < TRIGRAM) return beginning(viewer, wanted, limit);
        return Objects.requireNonNull(transaction.execute(_ -> similar(viewer, wanted, limit)));
    }

    /// Everybody by name, `limit` at a time, after the last one of the page before.
    List<PersonSummary> page(Viewer viewer, @Nullable After after, int limit) {
        return jdbc.sql((SUMMARY + """
                  from person p
                 where (p.name, p.id) > (:name, :id)
                   and %s
                 order by p.name, p.id
                 limit :limit
                """).formatted(viewer.sees(Kind.ACCOUNTS, "a"), viewer.sees(Kind.PEOPLE, "p")))
                .param("name", after == null ? "" : after.name())
                .param("id", after == null ? 0 : after.id())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> summary(viewer, row))
                .list();
    }

    /// What a person's own page shows besides the line.
    Optional<PersonDetails> details(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select p.phone, p.street, p.postcode, p.country, p.language,
                       array(select a.name || coalesce(' · ' || m.role, '')
                               from membership m
                               join account a on a.id = m.account_id
                              where m.person_id = p.id and %s
                              order by a.name) as accounts
                  from person p
                 where p.id = :id and %s
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a"), viewer.sees(Kind.PEOPLE, "p")))
                .param("id", person.value())
                .params(viewer.parameters())
                .query((row, _) -> new PersonDetails(
                        viewer.shows(Field.PHONE) ? row.getString("phone") : null,
                        viewer.shows(Field.ADDRESS) ? row.getString("street") : null,
                        viewer.shows(Field.ADDRESS) ? row.getString("postcode") : null,
                        row.getString("country"),
                        row.getString("language"),
                        List.of((String[]) row.getArray("accounts").getArray())))
                .optional();
    }

    /// Where a page of the list begins.
    public record After(String name, long id) {}

    private List<PersonSummary> beginning(Viewer viewer, String query, int limit) {
        return jdbc.sql((SUMMARY + """
                  from person p
                 where (p.external_id = :query or p.name like :beginning or p.name like :capital)
                   and %s
                 order by (p.external_id = :query) is true desc, p.name, p.id
                 limit :limit
                """).formatted(viewer.sees(Kind.ACCOUNTS, "a"), viewer.sees(Kind.PEOPLE, "p")))
                .param("query", query)
                .param("beginning", literal(query) + "%")
                .param("capital", literal(capital(query)) + "%")
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> summary(viewer, row))
                .list();
    }

    private List<PersonSummary> similar(Viewer viewer, String query, int limit) {
        // Two letters changed places in an eight-letter name: .44; the index knows the threshold only as a setting.
        jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', '0.4', true)")
                .query(String.class)
                .single();
        boolean mails = viewer.shows(Field.MAIL);
        String compared = mails ? SEARCHED : SEARCHED_WITHOUT_MAIL;
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from (select p.* from person p
                         where (%1$s like '%%' || fold(:literal) || '%%' or fold(:query) <%% %1$s)
                           and (%2$s like '%%' || fold(:literal) || '%%' or fold(:query) <%% %2$s)
                           and %3$s
                         limit :ranked) p
                 order by (p.external_id = :query or (:mails and p.email = :query)) is true desc,
                          word_similarity(fold(:query), %2$s) desc, p.name, p.id
                 limit :limit
                """.formatted(SEARCHED, compared, viewer.sees(Kind.PEOPLE, "p")))
                .param("mails", mails)
                .param("literal", literal(query))
                .param("query", query)
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .param("limit", limit)
                .query((row, _) -> summary(viewer, row))
                .list();
    }

    private static String capital(String query) {
        int first = query.offsetByCodePoints(0, 1);
        return query.substring(0, first).toUpperCase(Locale.ROOT) + query.substring(first);
    }

    /// As it is meant in a `like`.
    private static String literal(String query) {
        return query.replaceAll("([\\\\%_])", "\\\\$1");
    }

    /// Whom a file knew only by their mail is called by it; where mails are hidden, the number has to do.
    private static PersonSummary summary(Viewer viewer, ResultSet row) throws SQLException {
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

package io.attune.customers.people;

import io.attune.customers.Likeness;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.SearchQuery;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// All SQL that reads `person`.
@Component
class PersonStore implements People {
    /// A trigram needs three letters; shorter queries go by the beginning of a name or the whole number.
    private static final int TRIGRAM = 3;

    /// More people than this are not ranked: whoever has typed so little types on.
    private static final int RANKED = 2_000;

    private static final String SUMMARY = """
            select p.id, p.merged_into, p.name, p.external_id, p.email, p.city, p.source, p.customer_since,
                   (select a.name from membership m join account a on a.id = m.account_id
                     where m.person_id = p.id and %s
                     order by (m.until < current_date) is true, m.account_id limit 1) as account
            """;
    private static final String BY_PHONE = """
            select p.id from person p where reverse(p.phone_number) like :value
             union all
            select c.person_id from contact_point c where reverse(c.normal) like :value and c.means = 'phone'
            """;
    private static final String BY_MAIL = """
            select p.id from person p where p.email = :value::citext
             union all
            select c.person_id from contact_point c where c.normal = lower(:value) and c.means = 'mail'
            """;
    private static final String SEARCHED =
            "fold(p.name || ' ' || coalesce(p.email::text, '') || ' ' || coalesce(p.external_id, ''))";

    /// The same without what is kept from the viewer; it stands beside [#SEARCHED], which the index knows.
    private static final String SEARCHED_WITHOUT_MAIL = "fold(p.name || ' ' || coalesce(p.external_id, ''))";

    private final JdbcClient jdbc;
    private final Likeness likeness;

    PersonStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
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
        return query.empty() ? List.of() : survivors(viewer, likeness.find(() -> found(viewer, query, limit)));
    }

    private List<Found> found(Viewer viewer, SearchQuery query, int limit) {
        Optional<String> digits = viewer.shows(Field.PHONE) ? query.digitsFromTheEnd() : Optional.empty();
        List<Found> reached = digits.isPresent()
                ? reached(viewer, BY_PHONE, digits.get() + "%", limit)
                : query.text().contains("@") && viewer.shows(Field.MAIL)
                        ? reached(viewer, BY_MAIL, query.text(), limit)
                        : List.of();
        if (!reached.isEmpty()) return reached;
        if (query.contained().stream().noneMatch(word -> word.length() >= TRIGRAM + 2))
            return beginning(viewer, query.text(), limit);
        List<Found> holding = holding(viewer, query, limit);
        // Only what is spelt otherwise is looked for by likeness: that reads far more of the index.
        return holding.isEmpty() ? similar(viewer, query, limit) : holding;
    }

    /// Somebody found by what the database knows of them, and whom they were merged into.
    private record Found(PersonSummary person, @Nullable PersonId survivor) {}

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

    private List<Found> beginning(Viewer viewer, String query, int limit) {
        return jdbc.sql((SUMMARY + """
                  from person p
                 where p.id in (select p.id from person p where p.external_id = :query
                                union (select p.id from person p where p.name like :beginning and %2$s
                                        order by p.name, p.id limit :limit)
                                union (select p.id from person p where p.name like :capital and %2$s
                                        order by p.name, p.id limit :limit))
                   and %2$s
                 order by (p.external_id = :query) is true desc, p.name, p.id
                 limit :limit
                """).formatted(viewer.sees(Kind.ACCOUNTS, "a"), viewer.sees(Kind.PEOPLE, "p")))
                .param("query", query)
                .param("beginning", literal(query) + "%")
                .param("capital", literal(capital(query)) + "%")
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> found(viewer, row))
                .list();
    }

    /// By a phone number or a mail, the primary one or another.
    private List<Found> reached(Viewer viewer, String means, String value, int limit) {
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from person p
                 where p.id in (%s) and %s
                 order by p.name, p.id
                 limit :limit
                """.formatted(means, viewer.sees(Kind.PEOPLE, "p")))
                .param("value", value)
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> found(viewer, row))
                .list();
    }

    /// Those of whom each word is part of the name, number or mail, or all of it of another mail. The index knows the
    /// text with the mail; where mails are hidden, the text without it must hold each word too.
    private List<Found> holding(Viewer viewer, SearchQuery query, int limit) {
        boolean mails = viewer.shows(Field.MAIL);
        List<String> words = query.contained();
        String all = IntStream.range(0, words.size())
                .mapToObj(at -> SEARCHED + " like fold(:word" + at + ")"
                        + (mails ? "" : " and " + SEARCHED_WITHOUT_MAIL + " like fold(:word" + at + ")"))
                .collect(Collectors.joining(" and "));
        var found = jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from (select p.* from person p
                         where ((%s)
                                or :mails and p.id = any(array(select c.person_id from contact_point c
                                                                where c.normal like lower(:whole) and c.means = 'mail'
                                                                limit :limit)))
                           and %s
                         limit :ranked) p
                 order by (p.external_id = :query or (:mails and p.email = :query)) is true desc,
                          fold(p.name) like fold(:literal) || '%%' desc,
                          word_similarity(fold(:query), fold(p.name)) desc, p.name, p.id
                 limit :limit
                """.formatted(all, viewer.sees(Kind.PEOPLE, "p")))
                .param("mails", mails)
                .param("whole", "%" + query.literal() + "%")
                .param("literal", query.literal())
                .param("query", query.text())
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .param("limit", limit);
        for (int at = 0; at < words.size(); at++) found = found.param("word" + at, words.get(at));
        return found.query((row, _) -> found(viewer, row)).list();
    }

    private List<Found> similar(Viewer viewer, SearchQuery query, int limit) {
        String compared = viewer.shows(Field.MAIL) ? SEARCHED : SEARCHED_WITHOUT_MAIL;
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from (select p.* from person p
                         where fold(:query) <%% %1$s and fold(:query) <%% %2$s and %3$s
                         limit :ranked) p
                 order by word_similarity(fold(:query), %2$s) desc, p.name, p.id
                 limit :limit
                """.formatted(SEARCHED, compared, viewer.sees(Kind.PEOPLE, "p")))
                .param("query", query.text())
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .param("limit", limit)
                .query((row, _) -> found(viewer, row))
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

    private static Found found(Viewer viewer, ResultSet row) throws SQLException {
        Long survivor = Rows.optionalLong(row, "merged_into");
        return new Found(summary(viewer, row), survivor == null ? null : new PersonId(survivor));
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

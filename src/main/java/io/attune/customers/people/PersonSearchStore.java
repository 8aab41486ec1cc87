package io.attune.customers.people;

import static io.attune.customers.people.PersonStore.SUMMARY;

import io.attune.customers.Likeness;
import io.attune.customers.NamedCustomers;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.SearchQuery;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/// The SQL that finds people by what somebody typed: by a whole phone number or mail, by what their name, number or
/// mail holds, and only where nothing does, by what was likely meant.
@Component
class PersonSearchStore {
    /// A trigram needs three letters and the signs around it; shorter words go by the beginning of a name.
    private static final int SHORTEST = 5;

    /// More people than these are not ranked: whoever has typed so little types on.
    private static final int RANKED = 400;

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
    private final JdbcClient jdbc;
    private final Likeness likeness;
    private final KnownNames names;

    PersonSearchStore(JdbcClient jdbc, PlatformTransactionManager transactions, KnownNames names) {
        this.jdbc = jdbc;
        this.likeness = new Likeness(jdbc, transactions);
        this.names = names;
    }

    /// Somebody found by what the database knows of them, and whom they were merged into.
    record Found(PersonSummary person, @Nullable PersonId survivor) {}

    /// Whoever is called, numbered or reached as was typed.
    List<Found> spelt(Viewer viewer, SearchQuery query, int limit) {
        return likeness.find(() -> found(viewer, query, limit));
    }

    /// Whoever is called alike. No name holds a number, so one that was typed means something else.
    List<Found> alike(Viewer viewer, SearchQuery query, int limit) {
        if (query.contained().stream().noneMatch(word -> word.length() >= SHORTEST) || query.hasNumber())
            return List.of();
        return likeness.find(() -> {
            List<Found> meant = meant(viewer, query, limit);
            return meant.isEmpty() ? similar(viewer, query, limit) : meant;
        });
    }

    private List<Found> found(Viewer viewer, SearchQuery query, int limit) {
        Optional<String> digits = viewer.shows(Field.PHONE) ? query.digitsFromTheEnd() : Optional.empty();
        List<Found> reached = digits.isPresent()
                ? reached(viewer, BY_PHONE, digits.get() + "%", limit)
                : query.text().contains("@") && viewer.shows(Field.MAIL)
                        ? reached(viewer, BY_MAIL, query.text(), limit)
                        : List.of();
        if (!reached.isEmpty()) return reached;
        List<Found> beginning = beginning(viewer, query.text(), limit);
        // Enough who are called so from the first letter on would come first anyway.
        return beginning.size() == limit || query.contained().stream().noneMatch(word -> word.length() >= SHORTEST)
                ? beginning
                : holding(viewer, query, limit);
    }

    private List<Found> beginning(Viewer viewer, String query, int limit) {
        return jdbc.sql((SUMMARY + """
                  from person p
                 where p.id in (select p.id from person p where p.external_id = :query
                               union (select p.id from person p where p.name like :beginning and %2$s and %3$s
                                        order by p.name, p.id limit :limit)
                               union (select p.id from person p where p.name like :capital and %2$s and %3$s
                                        order by p.name, p.id limit :limit))
                   and %2$s
                 order by (p.external_id = :query) is true desc, p.name, p.id
                 limit :limit
                """)
                        .formatted(
                                viewer.sees(Kind.ACCOUNTS, "a"),
                                viewer.sees(Kind.PEOPLE, "p"),
                                NamedCustomers.known(viewer, "p")))
                .param("query", query)
                .param("beginning", SearchQuery.literal(query) + "%")
                .param("capital", SearchQuery.literal(capital(query)) + "%")
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

    /// Those of whom each word is part of the name, number or mail, or all of it of another mail. Of many, whoever is
    /// called so from the first letter on is among those that are ranked.
    private List<Found> holding(Viewer viewer, SearchQuery query, int limit) {
        boolean mails = viewer.shows(Field.MAIL);
        List<String> words = query.contained();
        var parameters = new HashMap<String, Object>();
        for (int at = 0; at < words.size(); at++) parameters.put("word" + at, words.get(at));
        String all = parameters.keySet().stream()
                .map(word -> NamedCustomers.holds(viewer, "p", ":" + word))
                .collect(Collectors.joining(" and "));
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from person p
                 where p.id in (select p.id from person p where p.external_id = :query
                                 union all
                                (select p.id from person p where p.name like :capital and %2$s and %3$s
                                  order by p.name, p.id limit :limit)
                                 union all
                                (select p.id from person p where %1$s and %2$s limit :ranked)
                                 union all
                                (select c.person_id from contact_point c
                                  where :mails and c.normal like lower(:whole) and c.means = 'mail' limit :limit))
                   and %2$s
                 order by (p.external_id = :query or (:mails and p.email = :query)) is true desc,
                          fold(p.name) like fold(:literal) || '%%' desc,
                          word_similarity(fold(:query), fold(p.name)) desc, p.name, p.id
                 limit :limit
                """.formatted(all, viewer.sees(Kind.PEOPLE, "p"), NamedCustomers.known(viewer, "p")))
                .param("mails", mails)
                .param("whole", "%" + query.literal() + "%")
                .param("literal", query.literal())
                .param("capital", SearchQuery.literal(capital(query.text())) + "%")
                .param("query", query.text())
                .params(parameters)
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .param("limit", limit)
                .query((row, _) -> found(viewer, row))
                .list();
    }

    /// Those whose names hold what each word was likely meant to be.
    private List<Found> meant(Viewer viewer, SearchQuery query, int limit) {
        List<List<String>> words = names.meant(query.text());
        if (words.isEmpty()) return List.of();
        var parameters = new HashMap<String, Object>();
        String all = IntStream.range(0, words.size())
                .mapToObj(at -> IntStream.range(0, words.get(at).size())
                        .mapToObj(nth -> {
                            String word = "word" + at + "_" + nth;
                            parameters.put(
                                    word,
                                    "%" + SearchQuery.literal(words.get(at).get(nth)) + "%");
                            return NamedCustomers.holds(viewer, "p", ":" + word);
                        })
                        .collect(Collectors.joining(" or ", "(", ")")))
                .collect(Collectors.joining(" and "));
        List<Named> named = jdbc.sql("select p.id, p.name from person p where %s and %s limit :ranked"
                        .formatted(all, viewer.sees(Kind.PEOPLE, "p")))
                .params(parameters)
                .params(viewer.parameters())
                .param("ranked", RANKED)
                .query((row, _) -> new Named(row.getLong("id"), row.getString("name")))
                .list();
        List<Long> likeliest = names.likeliestFirst(query.text(), named, Named::name).stream()
                .limit(limit)
                .map(Named::id)
                .toList();
        return likeliest.isEmpty() ? List.of() : found(viewer, likeliest);
    }

    /// Somebody whose name is weighed; of the few who are shown the rest is read.
    private record Named(long id, String name) {}

    private List<Found> found(Viewer viewer, List<Long> people) {
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + " from person p where p.id = any(:ids) and %s order by array_position(:ids, p.id)"
                                .formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("ids", Rows.ids(people))
                .params(viewer.parameters())
                .query((row, _) -> found(viewer, row))
                .list();
    }

    /// What no name that we knew lately comes near: somebody new, or words that were run together.
    private List<Found> similar(Viewer viewer, SearchQuery query, int limit) {
        return jdbc.sql(SUMMARY.formatted(viewer.sees(Kind.ACCOUNTS, "a"))
                        + """
                  from (select p.* from person p
                         where fold(:query) <%% %1$s and fold(:query) <%% %2$s and %3$s and %4$s
                         limit :ranked) p
                 order by word_similarity(fold(:query), %2$s) desc, p.name, p.id
                 limit :limit
                """.formatted(
                                        NamedCustomers.searched("p"),
                                        NamedCustomers.shown(viewer, "p"),
                                        NamedCustomers.known(viewer, "p"),
                                        viewer.sees(Kind.PEOPLE, "p")))
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

    private static Found found(Viewer viewer, ResultSet row) throws SQLException {
        Long survivor = Rows.optionalLong(row, "merged_into");
        return new Found(PersonStore.summary(viewer, row), survivor == null ? null : new PersonId(survivor));
    }
}

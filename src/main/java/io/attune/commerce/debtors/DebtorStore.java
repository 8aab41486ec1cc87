package io.attune.commerce.debtors;

import io.attune.commerce.Debtor;
import io.attune.commerce.Debtors;
import io.attune.customers.AccountId;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads `account` and `person` for pickers and for what is printed on invoices.
@Component
class DebtorStore implements Debtors {
    private final JdbcClient jdbc;
    private final People people;

    DebtorStore(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public Optional<Named> find(Viewer viewer, Debtor debtor) {
        return switch (debtor) {
            case Debtor.OfAccount account -> account(viewer, account.id());
            case Debtor.OfPerson person -> person(viewer, person.id());
        };
    }

    @Override
    public List<Named> like(Viewer viewer, String query, int limit) {
        var found = new ArrayList<Named>(accountsLike(viewer, query, limit));
        people.like(viewer, query, limit).stream().map(DebtorStore::named).forEach(found::add);
        return found;
    }

    @Override
    public List<Named> accountsOf(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select a.id, a.name, a.city, a.country
                  from membership m
                  join account a on a.id = m.account_id
                 where m.person_id = survivor_of(:person) and %s
                 order by a.name
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("person", person.value())
                .params(viewer.parameters())
                .query((row, _) -> account(row))
                .list();
    }

    private List<Named> accountsLike(Viewer viewer, String query, int limit) {
        if (query.isBlank()) return List.of();
        return jdbc.sql("""
                select a.id, a.name, a.city, a.country
                  from account a
                 where (position(fold(:query) in fold(a.name)) > 0 or a.external_id = :query) and %s
                 order by a.name, a.id
                 limit :limit
                """.formatted(viewer.sees(Kind.ACCOUNTS, "a")))
                .param("query", query.strip())
                .params(viewer.parameters())
                .param("limit", limit)
                .query((row, _) -> account(row))
                .list();
    }

    private Optional<Named> account(Viewer viewer, AccountId account) {
        return jdbc.sql("select a.id, a.name, a.city, a.country from account a where a.id = :id and "
                        + viewer.sees(Kind.ACCOUNTS, "a"))
                .param("id", account.value())
                .params(viewer.parameters())
                .query((row, _) -> account(row))
                .optional();
    }

    private Optional<Named> person(Viewer viewer, PersonId person) {
        return jdbc.sql("""
                select p.id, p.name, p.email, p.street, p.postcode, p.city, p.country
                  from person p where p.id = survivor_of(:id) and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("id", person.value())
                .params(viewer.parameters())
                .query((row, _) -> new Named(
                        new Debtor.OfPerson(person),
                        row.getString("name"),
                        row.getString("email"),
                        lines(
                                row.getString("street"),
                                joined(row.getString("postcode"), row.getString("city")),
                                row.getString("country"))))
                .optional();
    }

    private static Named account(ResultSet row) throws SQLException {
        return new Named(
                new Debtor.OfAccount(new AccountId(row.getLong("id"))),
                row.getString("name"),
                row.getString("city"),
                lines(row.getString("city"), row.getString("country")));
    }

    private static Named named(PersonSummary person) {
        String about =
                person.account() != null ? person.account() : (person.email() != null ? person.email() : person.city());
        return new Named(new Debtor.OfPerson(person.id()), person.name(), about, null);
    }

    private static @Nullable String joined(@Nullable String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return joined.isBlank() ? null : joined;
    }

    private static @Nullable String lines(@Nullable String... parts) {
        String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining("\n"));
        return joined.isBlank() ? null : joined;
    }
}

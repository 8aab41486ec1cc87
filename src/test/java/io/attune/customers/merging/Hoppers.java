package io.attune.customers.merging;

import static io.attune.customers.CustomersApp.viewer;

import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// People to be merged and parted by Mira, and what the database has of them.
final class Hoppers {
    static final Viewer MIRA = viewer(7, Scope.ALL);

    private final JdbcClient jdbc;
    private final Merging merging;
    private final MergeStore store;

    Hoppers(JdbcClient jdbc, Merging merging, MergeStore store) {
        this.jdbc = jdbc;
        this.merging = merging;
        this.store = store;
    }

    PersonId person(String name, @Nullable String mail, @Nullable String number) {
        return new PersonId(
                jdbc.sql("insert into person (name, email, external_id) values (:name, :mail, :number) returning id")
                        .param("name", name)
                        .param("mail", mail)
                        .param("number", number)
                        .query(Long.class)
                        .single());
    }

    void merge(PersonId survivor, PersonId duplicate, Map<String, String> choices) {
        merging.merge(
                MIRA,
                new Merging.Pair(survivor, version(survivor), duplicate, version(duplicate)),
                Choices.of(choices));
    }

    void undoLast(PersonId survivor) {
        merging.undo(MIRA, survivor, last(survivor).id());
    }

    Merge last(PersonId survivor) {
        return store.last(survivor.value()).orElseThrow();
    }

    int version(PersonId person) {
        return store.person(person.value()).row().path("version").asInt();
    }

    /// Everything but when, by whom and how often it was written.
    JsonNode known(PersonId person) {
        JsonNode all = store.person(person.value()).all().deepCopy();
        ((ObjectNode) all.path("row")).remove(List.of("version", "updated_at", "updated_by"));
        return all;
    }

    String mail(PersonId person) {
        return String.valueOf(row(person).get("email"));
    }

    Map<String, Object> row(PersonId person) {
        return new HashMap<>(jdbc.sql("select * from person where id = :id")
                .param("id", person.value())
                .query()
                .singleRow());
    }

    List<Long> ids(String sql, PersonId person) {
        return jdbc.sql(sql)
                .param("id", person.value())
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Of what the statement calls `text`.
    List<String> texts(String sql, PersonId person) {
        return jdbc.sql(sql)
                .param("id", person.value())
                .query((row, _) -> row.getString("text"))
                .list();
    }

    /// Of the one company there is.
    void belong(PersonId person, String role, @Nullable String since, @Nullable String until) {
        jdbc.sql("insert into account (name) select 'Navy' where not exists (select from account)")
                .update();
        jdbc.sql("""
                insert into membership (person_id, account_id, role, since, until)
                select :person, id, :role, :since::date, :until::date from account
                """)
                .param("person", person.value())
                .param("role", role)
                .param("since", since)
                .param("until", until)
                .update();
    }

    List<String> companies(PersonId person) {
        return texts("""
                select concat_ws(' ', a.name, m.role, m.since, m.until) as text
                  from membership m join account a on a.id = m.account_id where m.person_id = :id order by 1
                """, person);
    }

    List<String> mails(PersonId person) {
        return texts(
                "select value as text from contact_point where person_id = :id and means = 'mail' order by place",
                person);
    }
}

package io.attune.customers.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.CustomersApp;
import io.attune.customers.PersonId;
import io.attune.customers.WholeCustomers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Undoing restores everybody exactly, whatever they held, whatever was chosen and however they were
/// merged; and an edit after the merge is worth the same as one without it.
@WholeCustomers
class UndoTests {
    private static final int WORLDS = 60;
    private static final List<String> KEYS = List.of(
            "name", "mail", "phone", "address", "language", "source", "campaign", "since", "owner", "f1", "f2", "f3");

    @Autowired
    JdbcClient jdbc;

    private Hoppers them;

    @Autowired
    void hoppers(Merging merging, MergeStore store) {
        them = new Hoppers(jdbc, merging, store);
    }

    @BeforeEach
    void start() {
        CustomersApp.colleagues(jdbc);
    }

    @Test
    void theCampaignIsTakenOrKeptLikeTheSource() {
        PersonId ada = them.person("Ada", null, null);
        PersonId other = them.person("Ada B.", null, null);
        PersonId third = them.person("A. B.", null, null);
        for (PersonId one : List.of(other, third))
            run("update person set source = 'fair', campaign = 'Night hike' where id = " + one);
        them.merge(ada, other, Map.of());
        assertThat(them.row(ada)).containsEntry("source", "fair").containsEntry("campaign", "Night hike");
        run("update person set campaign = 'Spring trail' where id = " + third);
        them.merge(ada, third, Map.of());
        assertThat(them.row(ada)).containsEntry("campaign", "Night hike");
        them.undoLast(ada);
        them.merge(ada, third, Map.of("take.campaign", "duplicate"));
        assertThat(them.row(ada)).containsEntry("campaign", "Spring trail");
        them.undoLast(ada);
        assertThat(them.row(ada)).containsEntry("campaign", "Night hike");
        them.undoLast(ada);
        assertThat(them.row(ada)).containsEntry("campaign", null).containsEntry("source", null);
        assertThat(them.row(third)).containsEntry("campaign", "Spring trail");
    }

    @Test
    void mergingAndUndoingInTurnRestoresEverybodyExactly() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            List<PersonId> all = world(random);
            List<JsonNode> before = all.stream().map(them::known).toList();
            var survivors = new ArrayList<PersonId>();
            var left = new ArrayList<>(all);
            while (left.size() > 1) {
                PersonId survivor = left.get(random.nextInt(left.size()));
                left.remove(survivor);
                PersonId duplicate = left.remove(random.nextInt(left.size()));
                merge(survivor, duplicate, random);
                left.add(survivor);
                survivors.add(survivor);
            }
            for (PersonId survivor : survivors.reversed()) them.undoLast(survivor);
            for (int i = 0; i < all.size(); i++)
                assertThat(them.known(all.get(i)))
                        .as("seed " + seed + ", person " + i)
                        .isEqualTo(before.get(i));
        }
    }

    @Test
    void whatSomebodyEditedSinceStaysAsTheyEditedIt() {
        for (int seed = 0; seed < WORLDS; seed++) {
            var random = new Random(seed);
            List<PersonId> all = world(random);
            PersonId survivor = all.get(0);
            int edit = random.nextInt(EDITS.size());
            // Without a merge.
            edit(survivor, edit);
            List<JsonNode> expected = all.stream().map(them::known).toList();
            // The same world again, with one.
            all = world(new Random(seed));
            survivor = all.get(0);
            merge(survivor, all.get(1), random);
            edit(survivor, edit);
            them.undoLast(survivor);
            assertThat(shape(them.known(survivor))).as("seed " + seed).isEqualTo(shape(expected.get(0)));
            assertThat(shape(them.known(all.get(1)))).as("seed " + seed).isEqualTo(shape(expected.get(1)));
        }
    }

    /// Edits with values that nobody else has.
    private static final List<String> EDITS = List.of(
            "update person set name = 'Edited' where id = :id",
            "update person set email = 'edited@x.example', email_kind = 'private' where id = :id",
            "update person set phone = '+1 555', phone_number = '+1555', phone_kind = 'mobile' where id = :id",
            "update person set street = 'Edited 1', postcode = 'E', city = 'E', country = 'EE', address_kind = 'work' where id = :id",
            "update person set language = 'xx' where id = :id",
            "update person set customer_since = '1999-09-09' where id = :id",
            "insert into person_tag (person_id, tag_id) values (:id, 9)",
            "delete from person_tag where person_id = :id and tag_id = 1",
            "insert into membership as m (person_id, account_id, role) values (:id, 1, 'edited') on conflict (person_id, account_id) do update set role = 'edited', since = null",
            "delete from membership where person_id = :id and account_id = 2",
            "insert into contact_point (person_id, means, value, normal, place) values (:id, 'mail', 'new@x.example', 'new@x.example', 9)",
            "insert into custom_value (field_id, record_id, text, origin) values (1, :id, 'edited', 'user') on conflict (field_id, record_id) do update set text = 'edited', origin = 'user'");

    private void edit(PersonId person, int edit) {
        jdbc.sql(EDITS.get(edit)).param("id", person.value()).update();
    }

    private void merge(PersonId survivor, PersonId duplicate, Random random) {
        var choices = new HashMap<String, String>();
        for (String key : KEYS)
            if (random.nextInt(3) > 0) choices.put("take." + key, random.nextBoolean() ? "duplicate" : "survivor");
        them.merge(survivor, duplicate, choices);
    }

    /// Ids and moments differ from world to world.
    private static String shape(JsonNode known) {
        return known.toString()
                .replaceAll("\"(id|person_id|record_id)\":\\d+", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "");
    }

    private List<PersonId> world(Random random) {
        jdbc.sql("truncate account, person, membership, tag, custom_field restart identity cascade")
                .update();
        jdbc.sql("insert into account (name) values ('A'), ('B'), ('C')").update();
        jdbc.sql("insert into tag (name) select 't' || n from generate_series(1, 9) n")
                .update();
        jdbc.sql("""
                insert into custom_field (subject, label, type, choices) values
                    ('PERSON', 'Text', 'TEXT', '{}'), ('PERSON', 'Number', 'NUMBER', '{}'),
                    ('PERSON', 'Choices', 'CHOICES', '{x,y,z}')
                """).update();
        var people = new ArrayList<PersonId>();
        for (int i = 0; i < 4; i++) people.add(person(random, i));
        return people;
    }

    private PersonId person(Random random, int place) {
        String mail = maybe(random, "a@x.example", "b@x.example", "c@x.example");
        String phone = maybe(random, "+49 30 1", "+49 30 2");
        long id = jdbc.sql("""
                insert into person (name, external_id, email, email_kind, phone, phone_number, phone_kind, street, postcode,
                                    city, country, address_kind, language, source, campaign, customer_since,
                                    owner_id, team_id)
                values (:name, :number, :mail, :kind, :phone, :normal, :kind, :street, :postcode, :city, 'DE', :kind,
                        :language, :source, :campaign, :since::date, :owner::bigint, :team::bigint)
                returning id
                """)
                .param("name", pick(random, "Ada", "Ada B.", "#" + place, mail == null ? "x" : mail))
                .param("number", random.nextBoolean() ? "N" + place : null)
                .param("mail", mail)
                .param("kind", maybe(random, "work", "private"))
                .param("phone", phone)
                .param("normal", phone == null ? null : phone.replace(" ", ""))
                .param("street", maybe(random, "Weg 1", "Weg 2"))
                .param("postcode", maybe(random, "10115"))
                .param("city", maybe(random, "Kiel", "Ulm"))
                .param("language", maybe(random, "de", "en"))
                .param("source", maybe(random, "fair", "shop"))
                .param("campaign", maybe(random, "Night hike", "Spring trail"))
                .param("since", maybe(random, "2020-01-01", "2024-05-05"))
                .param("owner", maybe(random, "7", "8"))
                .param("team", maybe(random, "1"))
                .query(Long.class)
                .single();
        for (int tag = 1; tag < 5; tag++)
            if (random.nextBoolean())
                run("insert into person_tag (person_id, tag_id) values (%d, %d)".formatted(id, tag));
        for (int account = 1; account < 4; account++)
            if (random.nextBoolean())
                run("insert into membership (person_id, account_id, role, since) values (%d, %d, 'r%d', %s)"
                        .formatted(
                                id, account, random.nextInt(3), pick(random, "null", "'2020-02-02'", "'2021-01-01'")));
        for (String value : List.of("a@x.example", "b@x.example", "d@x.example"))
            if (random.nextInt(3) == 0)
                run(
                        "insert into contact_point (person_id, means, kind, value, normal, place) values (%d, 'mail', 'work', '%s', '%s', %d)"
                                .formatted(id, value, value, random.nextInt(3)));
        if (random.nextInt(3) == 0)
            run(
                    "insert into contact_point (person_id, means, street, city, country, place) values (%d, 'address', 'Weg %d', 'Kiel', 'DE', 1)"
                            .formatted(id, random.nextInt(3)));
        if (random.nextBoolean())
            run("insert into custom_value (field_id, record_id, text) values (1, %d, 'v%d')"
                    .formatted(id, random.nextInt(3)));
        if (random.nextBoolean())
            run("insert into custom_value (field_id, record_id, number) values (2, %d, %d)"
                    .formatted(id, random.nextInt(3)));
        if (random.nextBoolean())
            run("insert into custom_value (field_id, record_id, choices) values (3, %d, '{%s}')"
                    .formatted(id, pick(random, "x", "x,y", "y,x")));
        return new PersonId(id);
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private static @Nullable String maybe(Random random, String... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}

package io.attune.customers.merging;

import static io.attune.customers.CustomersApp.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.customers.CustomField;
import io.attune.customers.CustomersApp;
import io.attune.customers.FieldValue;
import io.attune.customers.FurtherFacts;
import io.attune.customers.IncomingPerson;
import io.attune.customers.Merges;
import io.attune.customers.Owners;
import io.attune.customers.People;
import io.attune.customers.PeopleIntake;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.customers.RecordKind;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.tabular.Taking;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = CustomersApp.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@DirtiesContext
class MergingTests {
    private static final Viewer MIRA = viewer(7, Scope.ALL);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merging merging;

    @Autowired
    Merges merges;

    @Autowired
    MergeStore store;

    @Autowired
    People people;

    @Autowired
    Owners owners;

    @Autowired
    PeopleIntake intake;

    @Autowired
    TransactionTemplate transaction;

    private PersonId grace = new PersonId(0);
    private PersonId hopper = grace;

    @BeforeEach
    void start() {
        jdbc.sql("truncate account, person, membership, customer_order, tag, custom_field, timeline_entry cascade")
                .update();
        jdbc.sql("delete from customer_settings").update();
        CustomersApp.colleagues(jdbc);
        grace = person("Grace Hopper", "grace@navy.example", "K-1");
        hopper = person("G. Hopper", "hopper@home.example", "S-9");
        jdbc.sql(
                        "update person set phone = '+49 30 1234567', phone_number = '+49301234567', city = 'Kiel' where id = :id")
                .param("id", hopper.value())
                .update();
    }

    @Test
    void chosenValuesCountAndTheContactsOfBothAreKept() {
        merge(grace, hopper, Map.of("take.mail", "duplicate"));
        Map<String, Object> row = row(grace);
        assertThat(row).containsEntry("name", "Grace Hopper").containsEntry("phone", "+49 30 1234567");
        assertThat(mail(grace)).isEqualTo("hopper@home.example");
        assertThat(jdbc.sql("select value from contact_point where person_id = :id")
                        .param("id", grace.value())
                        .query(String.class)
                        .list())
                .containsExactly("grace@navy.example");
        assertThat(row(hopper)).containsEntry("name", "G. Hopper").containsEntry("merged_into", grace.value());
    }

    @Test
    void whoeverWasMergedIsFoundAndShownAsWhoeverIsLeft() {
        merge(grace, hopper, Map.of());
        assertThat(people.find(MIRA, hopper)).map(PersonSummary::id).contains(grace);
        assertThat(people.summaries(MIRA, List.of(hopper, grace)))
                .hasEntrySatisfying(hopper, person -> assertThat(person.name()).isEqualTo("Grace Hopper"));
        for (String query : List.of("S-9", "hopper@home.example", "G. Hopper", "grace hoper", "030 1234567", "hop"))
            assertThat(people.like(MIRA, query, 5))
                    .as(query)
                    .extracting(PersonSummary::id)
                    .containsAnyOf(grace)
                    .doesNotContain(hopper);
    }

    @Test
    void whatBelongsToOneOfThemIsReadThroughTheSurvivor() {
        merge(grace, hopper, Map.of());
        assertThat(ids("select unnest(person_ids(:id)) as id", grace))
                .containsExactlyInAnyOrder(grace.value(), hopper.value());
        assertThat(ids("select survivor_of(:id) as id", hopper)).containsExactly(grace.value());
        assertThat(ids("select unnest(same_people(array[:id])) as id", hopper))
                .containsExactlyInAnyOrder(grace.value(), hopper.value());
    }

    @Test
    void twoAdministratorsAtOnceAreOneMerge() {
        int before = version(grace);
        merge(grace, hopper, Map.of());
        assertThatThrownBy(() -> merging.merge(MIRA, new Merging.Pair(grace, before, hopper, 1), Choices.NONE))
                .isInstanceOf(SomebodyWasFaster.class);
        PersonId other = person("Somebody", null, null);
        int seen = version(grace);
        jdbc.sql("update person set version = version + 1 where id = :id")
                .param("id", grace.value())
                .update();
        assertThatThrownBy(() -> merging.merge(MIRA, new Merging.Pair(grace, seen, other, 1), Choices.NONE))
                .isInstanceOf(SomebodyWasFaster.class);
    }

    @Test
    void onlyWhoMayChangeBothMergesThem() {
        Viewer own = viewer(7, Scope.OWN);
        owners.give(MIRA, List.of(grace), new UserId(7), null);
        assertThatThrownBy(() -> merging.merge(
                        own, new Merging.Pair(grace, version(grace), hopper, version(hopper)), Choices.NONE))
                .isInstanceOf(NotFound.class);
        owners.give(MIRA, List.of(hopper), new UserId(7), null);
        merging.merge(own, new Merging.Pair(grace, version(grace), hopper, version(hopper)), Choices.NONE);
        assertThat(row(hopper)).containsEntry("merged_into", grace.value());
    }

    @Test
    void everythingOfBothBelongsToTheOwnerOfTheSurvivorAndGoesBack() {
        owners.give(MIRA, List.of(grace), new UserId(7), null);
        owners.give(MIRA, List.of(hopper), new UserId(8), null);
        order(hopper);
        merge(grace, hopper, Map.of());
        assertThat(ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(7L);
        owners.give(MIRA, List.of(grace), new UserId(8), null);
        assertThat(ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(8L);
        owners.give(MIRA, List.of(grace), new UserId(7), null);
        undoLast(grace);
        assertThat(ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(8L);
        assertThat(row(hopper)).containsEntry("owner_id", 8L);
        assertThat(row(grace)).containsEntry("owner_id", 7L);
    }

    @Test
    void aChainWithADifferentIdentifierIsRefused() {
        long tax = jdbc.sql(
                        "insert into custom_field (subject, label, type) values ('PERSON', 'Tax number', 'TEXT') returning id")
                .query(Long.class)
                .single();
        PersonId third = person("Grace Hopper", null, null);
        field(tax, grace, "DE-1");
        field(tax, third, "DE-2");
        merges.tellApart(List.of("f" + tax));
        merge(hopper, grace, Map.of());
        assertThatThrownBy(() -> merge(third, hopper, Map.of())).isInstanceOfSatisfying(MergeRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("merge.apart.field");
            assertThat(refused.about()).isEqualTo("Tax number");
        });
        assertThat(merges.join(third, hopper, "mail")).isFalse();
        merges.tellApart(List.of("number"));
        assertThat(merges.join(person("Grace", null, "K-77"), hopper, "mail")).isFalse();
        merges.tellApart(List.of());
        assertThat(merges.join(third, hopper, "mail")).isTrue();
        assertThat(ids("select unnest(person_ids(:id)) as id", third))
                .containsExactlyInAnyOrder(third.value(), hopper.value(), grace.value());
    }

    @Test
    void theLastMergeIsUndoneFirst() {
        PersonId third = person("Grace Brewster", null, null);
        merge(grace, hopper, Map.of());
        long first = last(grace).id();
        merge(grace, third, Map.of());
        assertThatThrownBy(() -> merging.undo(MIRA, grace, first)).isInstanceOf(Conflict.class);
        undoLast(grace);
        undoLast(grace);
        assertThat(ids("select id from person where merged_into is null and id >= :id", grace))
                .hasSize(3);
        assertThatThrownBy(() -> merging.undo(MIRA, grace, first)).isInstanceOf(Conflict.class);
    }

    @Test
    void anImportByTheNumberOfAMergedRecordReachesTheSurvivor() {
        merge(grace, hopper, Map.of("take.name", "duplicate", "take.mail", "survivor"));
        bring(incoming("S-9", "Rear Admiral Hopper", "admiral@navy.example"));
        assertThat(row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(mail(grace)).isEqualTo("grace@navy.example");
        assertThat(jdbc.sql("select value from contact_point where person_id = :id and means = 'mail' order by place")
                        .param("id", grace.value())
                        .query(String.class)
                        .list())
                .containsExactly("hopper@home.example", "admiral@navy.example");
        bring(incoming("K-1", null, "grace@yale.example"));
        assertThat(row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(mail(grace)).isEqualTo("grace@yale.example");
        undoLast(grace);
        assertThat(row(grace)).containsEntry("name", "Grace Hopper");
        assertThat(mail(grace)).isEqualTo("grace@yale.example");
        assertThat(row(hopper)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(ids("select id from contact_point where person_id = :id", grace))
                .isEmpty();
    }

    @Test
    void anImportByAMailThatIsAFurtherOneByNowMakesNobodyNew() {
        merge(grace, hopper, Map.of("take.mail", "duplicate"));
        bring(incoming(null, null, "Grace@Navy.example"));
        assertThat(ids("select id from person where id >= :id", grace)).hasSize(2);
        assertThat(mail(grace)).isEqualTo("hopper@home.example");
    }

    @Test
    void anImportThatIsTakenBackIsTakenBackOfTheSurvivorToo() {
        long club = jdbc.sql(
                        "insert into custom_field (subject, label, type) values ('PERSON', 'Club', 'TEXT') returning id")
                .query(Long.class)
                .single();
        merge(grace, hopper, Map.of("take.name", "duplicate"));
        var field = new CustomField(club, RecordKind.PERSON, "Club", CustomField.Type.TEXT, List.of());
        bring(new IncomingPerson(
                1,
                "S-9",
                "Rear Admiral Hopper",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                new FurtherFacts(List.of(), Map.of(field, new FieldValue.Text("Rowing")))));
        assertThat(row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(clubs(grace)).containsExactly("Rowing");
        var kept = new ArrayList<Long>();
        transaction.executeWithoutResult(_ -> intake.takeBack(4, (_, _) -> {}, (_, id, _) -> kept.add(id)));
        assertThat(kept).isEmpty();
        for (PersonId person : List.of(grace, hopper)) {
            assertThat(row(person)).containsEntry("name", "G. Hopper");
            assertThat(clubs(person)).isEmpty();
        }
        undoLast(grace);
        assertThat(row(grace)).containsEntry("name", "Grace Hopper");
    }

    @Test
    void whoWasMergedSinceStaysWhereAnImportIsTakenBack() {
        bring(incoming("N-1", "Grace B. Hopper", "grace.b@navy.example"));
        var third = new PersonId(ids("select id from person where external_id = 'N-1' and id >= :id", grace)
                .getFirst());
        merge(grace, third, Map.of());
        var kept = new HashMap<Long, String>();
        transaction.executeWithoutResult(_ -> intake.takeBack(4, (_, _) -> {}, (_, id, why) -> kept.put(id, why)));
        assertThat(kept).containsEntry(third.value(), "merge.hinder.merged");
        undoLast(grace);
        assertThat(row(third)).containsEntry("name", "Grace B. Hopper");
    }

    private List<String> clubs(PersonId person) {
        return jdbc.sql("select text from custom_value where record_id = :id")
                .param("id", person.value())
                .query((row, _) -> row.getString("text"))
                .list();
    }

    @Test
    void whoLivesOnInSomebodyIsNotDeleted() {
        merge(grace, hopper, Map.of());
        assertThat(new MergesHinder(jdbc).against(grace)).contains("merge.hinder");
        assertThat(new MergesHinder(jdbc).against(hopper)).isEmpty();
    }

    private void merge(PersonId survivor, PersonId duplicate, Map<String, String> choices) {
        merging.merge(
                MIRA,
                new Merging.Pair(survivor, version(survivor), duplicate, version(duplicate)),
                Choices.of(choices));
    }

    private void undoLast(PersonId survivor) {
        merging.undo(MIRA, survivor, last(survivor).id());
    }

    private Merge last(PersonId survivor) {
        return store.last(survivor.value()).orElseThrow();
    }

    private void bring(IncomingPerson person) {
        transaction.executeWithoutResult(_ -> {
            var arrivals = intake.begin(4, new Taking(Taking.Key.USUAL, io.attune.platform.tabular.Merge.BOTH, true));
            arrivals.add(person);
            arrivals.settle((_, _) -> {});
        });
    }

    private static IncomingPerson incoming(@Nullable String number, @Nullable String name, String mail) {
        return new IncomingPerson(
                1,
                number,
                name,
                mail,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                FurtherFacts.NONE);
    }

    private PersonId person(String name, @Nullable String mail, @Nullable String number) {
        return new PersonId(
                jdbc.sql("insert into person (name, email, external_id) values (:name, :mail, :number) returning id")
                        .param("name", name)
                        .param("mail", mail)
                        .param("number", number)
                        .query(Long.class)
                        .single());
    }

    private void order(PersonId person) {
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency, owner_id)
                select 'o' || id, id, '2026-03-02', '2026-03-02', 10, 'EUR', owner_id from person where id = :id
                """).param("id", person.value()).update();
    }

    private void field(long field, PersonId person, String text) {
        jdbc.sql("insert into custom_value (field_id, record_id, text) values (:field, :person, :text)")
                .param("field", field)
                .param("person", person.value())
                .param("text", text)
                .update();
    }

    private int version(PersonId person) {
        return store.person(person.value()).row().path("version").asInt();
    }

    private String mail(PersonId person) {
        return String.valueOf(row(person).get("email"));
    }

    private Map<String, Object> row(PersonId person) {
        return new HashMap<>(jdbc.sql("select * from person where id = :id")
                .param("id", person.value())
                .query()
                .singleRow());
    }

    private List<Long> ids(String sql, PersonId person) {
        return jdbc.sql(sql)
                .param("id", person.value())
                .query((row, _) -> row.getLong("id"))
                .list();
    }
}

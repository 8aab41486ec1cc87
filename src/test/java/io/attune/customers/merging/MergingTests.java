package io.attune.customers.merging;

import static io.attune.customers.CustomersApp.viewer;
import static io.attune.customers.merging.Hoppers.MIRA;
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
import io.attune.customers.WholeCustomers;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.tabular.TakenBack;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@WholeCustomers
class MergingTests {
    @Autowired
    JdbcClient jdbc;

    private Hoppers them;

    @Autowired
    Merging merging;

    @Autowired
    Merges merges;

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

    @Autowired
    void hoppers(Merging merging, MergeStore store) {
        them = new Hoppers(jdbc, merging, store);
    }

    @BeforeEach
    void start() {
        jdbc.sql("truncate account, person, membership, customer_order, tag, custom_field, timeline_entry cascade")
                .update();
        jdbc.sql("delete from customer_settings").update();
        CustomersApp.colleagues(jdbc);
        grace = them.person("Grace Hopper", "grace@navy.example", "K-1");
        hopper = them.person("G. Hopper", "hopper@home.example", "S-9");
        jdbc.sql(
                        "update person set phone = '+49 30 1234567', phone_number = '+49301234567', city = 'Kiel' where id = :id")
                .param("id", hopper.value())
                .update();
    }

    @Test
    void chosenValuesCountAndTheContactsOfBothAreKept() {
        them.merge(grace, hopper, Map.of("take.mail", "duplicate"));
        Map<String, Object> row = them.row(grace);
        assertThat(row).containsEntry("name", "Grace Hopper").containsEntry("phone", "+49 30 1234567");
        assertThat(them.mail(grace)).isEqualTo("hopper@home.example");
        assertThat(them.mails(grace)).containsExactly("grace@navy.example");
        assertThat(them.row(hopper)).containsEntry("name", "G. Hopper").containsEntry("merged_into", grace.value());
    }

    @Test
    void whoeverWasMergedIsFoundAndShownAsWhoeverIsLeft() {
        them.merge(grace, hopper, Map.of());
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
        them.merge(grace, hopper, Map.of());
        assertThat(them.ids("select unnest(person_ids(:id)) as id", grace))
                .containsExactlyInAnyOrder(grace.value(), hopper.value());
        assertThat(them.ids("select survivor_of(:id) as id", hopper)).containsExactly(grace.value());
        assertThat(them.ids("select unnest(same_people(array[:id])) as id", hopper))
                .containsExactlyInAnyOrder(grace.value(), hopper.value());
    }

    @Test
    void twoAdministratorsAtOnceAreOneMerge() {
        int before = them.version(grace);
        them.merge(grace, hopper, Map.of());
        assertThatThrownBy(() -> merging.merge(MIRA, new Merging.Pair(grace, before, hopper, 1), Choices.NONE))
                .isInstanceOf(SomebodyWasFaster.class);
        PersonId other = them.person("Somebody", null, null);
        int seen = them.version(grace);
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
                        own, new Merging.Pair(grace, them.version(grace), hopper, them.version(hopper)), Choices.NONE))
                .isInstanceOf(NotFound.class);
        owners.give(MIRA, List.of(hopper), new UserId(7), null);
        merging.merge(own, new Merging.Pair(grace, them.version(grace), hopper, them.version(hopper)), Choices.NONE);
        assertThat(them.row(hopper)).containsEntry("merged_into", grace.value());
    }

    @Test
    void everythingOfBothBelongsToTheOwnerOfTheSurvivorAndGoesBack() {
        owners.give(MIRA, List.of(grace), new UserId(7), null);
        owners.give(MIRA, List.of(hopper), new UserId(8), null);
        order(hopper);
        them.merge(grace, hopper, Map.of());
        assertThat(them.ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(7L);
        owners.give(MIRA, List.of(grace), new UserId(8), null);
        assertThat(them.ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(8L);
        owners.give(MIRA, List.of(grace), new UserId(7), null);
        them.undoLast(grace);
        assertThat(them.ids("select owner_id as id from customer_order where person_id = :id", hopper))
                .containsExactly(8L);
        assertThat(them.row(hopper)).containsEntry("owner_id", 8L);
        assertThat(them.row(grace)).containsEntry("owner_id", 7L);
    }

    @Test
    void aChainWithADifferentIdentifierIsRefused() {
        long tax = jdbc.sql(
                        "insert into custom_field (subject, label, type) values ('PERSON', 'Tax number', 'TEXT') returning id")
                .query(Long.class)
                .single();
        PersonId third = them.person("Grace Hopper", null, null);
        field(tax, grace, "DE-1");
        field(tax, third, "DE-2");
        merges.tellApart(List.of("f" + tax));
        them.merge(hopper, grace, Map.of());
        assertThatThrownBy(() -> them.merge(third, hopper, Map.of()))
                .isInstanceOfSatisfying(MergeRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("merge.apart.field");
                    assertThat(refused.about()).isEqualTo("Tax number");
                });
        assertThat(merges.join(third, hopper, "mail")).isFalse();
        merges.tellApart(List.of("number"));
        assertThat(merges.join(them.person("Grace", null, "K-77"), hopper, "mail"))
                .isFalse();
        merges.tellApart(List.of());
        assertThat(merges.join(third, hopper, "mail")).isTrue();
        assertThat(them.ids("select unnest(person_ids(:id)) as id", third))
                .containsExactlyInAnyOrder(third.value(), hopper.value(), grace.value());
    }

    @Test
    void theLastMergeIsUndoneFirst() {
        PersonId third = them.person("Grace Brewster", null, null);
        them.merge(grace, hopper, Map.of());
        long first = them.last(grace).id();
        them.merge(grace, third, Map.of());
        assertThatThrownBy(() -> merging.undo(MIRA, grace, first)).isInstanceOf(Conflict.class);
        them.undoLast(grace);
        them.undoLast(grace);
        assertThat(them.ids("select id from person where merged_into is null and id >= :id", grace))
                .hasSize(3);
        assertThatThrownBy(() -> merging.undo(MIRA, grace, first)).isInstanceOf(Conflict.class);
    }

    @Test
    void anImportByTheNumberOfAMergedRecordReachesTheSurvivor() {
        them.merge(grace, hopper, Map.of("take.name", "duplicate", "take.mail", "survivor"));
        bring(incoming("S-9", "Rear Admiral Hopper", "admiral@navy.example", null, FurtherFacts.NONE));
        assertThat(them.row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(them.mail(grace)).isEqualTo("grace@navy.example");
        assertThat(them.mails(grace)).containsExactly("hopper@home.example", "admiral@navy.example");
        bring(incoming("K-1", null, "grace@yale.example", null, FurtherFacts.NONE));
        assertThat(them.row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(them.mail(grace)).isEqualTo("grace@yale.example");
        them.undoLast(grace);
        assertThat(them.row(grace)).containsEntry("name", "Grace Hopper");
        assertThat(them.mail(grace)).isEqualTo("grace@yale.example");
        assertThat(them.row(hopper)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(them.ids("select id from contact_point where person_id = :id", grace))
                .isEmpty();
    }

    @Test
    void anImportByAMailThatIsAFurtherOneByNowMakesNobodyNew() {
        them.merge(grace, hopper, Map.of("take.mail", "duplicate"));
        bring(incoming(null, null, "Grace@Navy.example", null, FurtherFacts.NONE));
        assertThat(them.ids("select id from person where id >= :id", grace)).hasSize(2);
        assertThat(them.mail(grace)).isEqualTo("hopper@home.example");
    }

    @Test
    void anImportThatIsTakenBackIsTakenBackOfTheSurvivorToo() {
        long club = jdbc.sql(
                        "insert into custom_field (subject, label, type) values ('PERSON', 'Club', 'TEXT') returning id")
                .query(Long.class)
                .single();
        them.merge(grace, hopper, Map.of("take.name", "duplicate"));
        var field = new CustomField(club, RecordKind.PERSON, "Club", CustomField.Type.TEXT, List.of());
        bring(incoming(
                "S-9",
                "Rear Admiral Hopper",
                null,
                null,
                new FurtherFacts(List.of(), Map.of(field, new FieldValue.Text("Rowing")))));
        assertThat(them.row(grace)).containsEntry("name", "Rear Admiral Hopper");
        assertThat(clubs(grace)).containsExactly("Rowing");
        var kept = new ArrayList<Long>();
        takeBack((_, id, _) -> kept.add(id));
        assertThat(kept).isEmpty();
        for (PersonId person : List.of(grace, hopper)) {
            assertThat(them.row(person)).containsEntry("name", "G. Hopper");
            assertThat(clubs(person)).isEmpty();
        }
        them.undoLast(grace);
        assertThat(them.row(grace)).containsEntry("name", "Grace Hopper");
    }

    @Test
    void whoWasMergedSinceStaysWhereAnImportIsTakenBack() {
        bring(incoming("N-1", "Grace B. Hopper", "grace.b@navy.example", null, FurtherFacts.NONE));
        var third = new PersonId(them.ids("select id from person where external_id = 'N-1' and id >= :id", grace)
                .getFirst());
        them.merge(grace, third, Map.of());
        var kept = new HashMap<Long, String>();
        takeBack((_, id, why) -> kept.put(id, why));
        assertThat(kept).containsEntry(third.value(), "merge.hinder.merged");
        them.undoLast(grace);
        assertThat(them.row(third)).containsEntry("name", "Grace B. Hopper");
    }

    @Test
    void whoLivesOnInSomebodyIsNotDeleted() {
        them.merge(grace, hopper, Map.of());
        assertThat(new MergesHinder(jdbc).against(grace)).contains("merge.hinder");
        assertThat(new MergesHinder(jdbc).against(hopper)).isEmpty();
    }

    @Test
    void inACompanyOfBothTheSurvivorStandsOnceWithTheRolesOfBoth() {
        them.belong(grace, "Programmer", "2015-01-01", "2019-12-31");
        them.belong(hopper, "Advisor, programmer", "2018-01-01", null);
        JsonNode before = them.known(grace);
        them.merge(grace, hopper, Map.of());
        assertThat(them.companies(grace)).containsExactly("Navy Programmer, Advisor 2015-01-01");
        assertThat(them.ids("""
                        select m.person_id as id from membership m join person p on p.id = m.person_id
                         where p.merged_into is null
                        """, grace)).containsExactly(grace.value());
        them.undoLast(grace);
        assertThat(them.known(grace)).isEqualTo(before);
        assertThat(them.companies(hopper)).containsExactly("Navy Advisor, programmer 2018-01-01");
    }

    @Test
    void whatAnImportGaveAMergedRecordGoesFromTheSurvivorToo() {
        them.belong(grace, "Programmer", null, null);
        PersonId third = them.person("Grace Brewster", null, "T-3");
        them.merge(hopper, third, Map.of());
        them.merge(grace, hopper, Map.of());
        JsonNode before = them.known(grace);
        var reaches = List.<FurtherFacts.Reach>of(
                new FurtherFacts.Reach.Mail("work", "grace@yale.example"),
                new FurtherFacts.Reach.Mail("private", "GRACE@navy.example"));
        bring(incoming("T-3", null, "brewster@yale.example", "Yale", new FurtherFacts(reaches, Map.of())));
        bring(incoming("S-9", null, "hopper@home.example", "Navy", FurtherFacts.NONE));
        assertThat(them.mails(grace)).contains("grace@yale.example", "brewster@yale.example");
        assertThat(them.companies(grace)).containsExactly("Navy Programmer, Admiral", "Yale Admiral");
        takeBack((_, id, why) -> assertThat(id).as(why).isZero());
        assertThat(them.known(grace)).isEqualTo(before);
        assertThat(them.companies(third)).isEmpty();
        assertThat(them.texts("select name as text from account", grace)).containsExactly("Navy");
        them.undoLast(grace);
        them.undoLast(hopper);
        assertThat(them.companies(grace)).containsExactly("Navy Programmer");
    }

    @Test
    void whatTheSurvivorHasBesidesOrAColleagueChangedStaysWhereAnImportIsTakenBack() {
        PersonId third = them.person("Grace Brewster", "both@yale.example", "T-3");
        them.merge(grace, hopper, Map.of());
        them.merge(grace, third, Map.of());
        var reaches = List.<FurtherFacts.Reach>of(new FurtherFacts.Reach.Mail("work", "both@yale.example"));
        bring(incoming("S-9", null, "hopper@home.example", "Navy", new FurtherFacts(reaches, Map.of())));
        jdbc.sql("update membership set role = 'Head' where person_id = :id")
                .param("id", grace.value())
                .update();
        takeBack((_, _, _) -> {});
        assertThat(them.mails(grace)).containsExactlyInAnyOrder("hopper@home.example", "both@yale.example");
        assertThat(them.companies(grace)).containsExactly("Navy Head");
        assertThat(them.companies(hopper)).isEmpty();
    }

    private List<String> clubs(PersonId person) {
        return them.texts("select text from custom_value where record_id = :id", person);
    }

    private void takeBack(TakenBack.Keeper keeper) {
        transaction.executeWithoutResult(_ -> intake.takeBack(4, (_, _) -> {}, keeper));
    }

    /// An admiral, where of a company.
    private static IncomingPerson incoming(
            @Nullable String number,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String company,
            FurtherFacts further) {
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
                company,
                null,
                company == null ? null : "Admiral",
                Map.of(),
                further);
    }

    private void bring(IncomingPerson person) {
        transaction.executeWithoutResult(_ -> {
            var arrivals = intake.begin(4, new Taking(Taking.Key.USUAL, io.attune.platform.tabular.Merge.BOTH, true));
            arrivals.add(person);
            arrivals.settle((_, _) -> {});
        });
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
}

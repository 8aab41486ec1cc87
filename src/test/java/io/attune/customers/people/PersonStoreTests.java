package io.attune.customers.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PersonStoreTests {
    private static final Viewer MIRA = viewer(Viewer.Scope.ALL);

    private JdbcClient jdbc;
    private KnownNames names;
    private PersonStore people;

    @BeforeEach
    void start() {
        DataSource database = TestPostgres.migrated();
        jdbc = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        names = new KnownNames(jdbc, transactions, Clock.systemUTC());
        people = new PersonStore(jdbc, new PersonSearchStore(jdbc, transactions, names));
        jdbc.sql("""
                insert into person (external_id, name, email, owner_id) values
                    ('0001', 'Ada Oliveira', 'ada@example.com', 7), ('0002', 'Jonas Berg', null, null),
                    ('0003', 'Zoë Müller', null, null), ('7', '田中 直樹', null, null), ('100%', 'Percent Sign', null, null),
                    ('0006', 'Ada Zimmer', null, null)
                """).update();
    }

    @Test
    void accentsCaseAndATypingErrorDoNotMatter() {
        assertThat(names(people.like(MIRA, "oliviera", 5))).containsExactly("Ada Oliveira");
        assertThat(names(people.like(MIRA, "zoe MULLER", 5))).containsExactly("Zoë Müller");
        assertThat(names(people.like(MIRA, "ada@exam", 5))).first().isEqualTo("Ada Oliveira");
    }

    @Test
    void whoWasMeantComesBeforeWhoIsOnlySpeltAlike() {
        jdbc.sql("insert into person (name) select 'Oliver Stone ' || n from generate_series(1, 30) n")
                .update();
        assertThat(names(people.like(MIRA, "oliveria", 5))).containsExactly("Ada Oliveira");
        assertThat(names(people.like(MIRA, "jnoas berg", 5))).containsExactly("Jonas Berg");
        assertThat(people.like(MIRA, "R-2026-7", 5)).isEmpty();
        assertThat(names(people.like(MIRA, "olivre", 5))).hasSize(5).allMatch(name -> name.startsWith("Oliver"));
        assertThat(people.like(viewer(Viewer.Scope.OWN), "jnoas", 5)).isEmpty();
    }

    @Test
    void aNameThatCameSinceIsFoundAllTheSame() {
        names.refresh();
        jdbc.sql("insert into person (name) values ('Ingeborg Kowalska')").update();
        assertThat(names(people.like(MIRA, "kowaslka", 5))).contains("Ingeborg Kowalska");
    }

    @Test
    void aWholeNumberComesFirstAndShortQueriesGoByTheBeginning() {
        assertThat(names(people.like(MIRA, "0002", 5))).first().isEqualTo("Jonas Berg");
        assertThat(names(people.like(MIRA, "7", 5))).containsExactly("田中 直樹");
        assertThat(names(people.like(MIRA, "ad", 5))).containsExactly("Ada Oliveira", "Ada Zimmer");
        assertThat(names(people.like(MIRA, "田中", 5))).containsExactly("田中 直樹");
    }

    @Test
    void signsOfPatternsAreOnlySigns() {
        assertThat(people.like(MIRA, "%%", 5)).isEmpty();
        assertThat(people.like(MIRA, "%_%", 5)).isEmpty();
        assertThat(names(people.like(MIRA, "100%", 5))).first().isEqualTo("Percent Sign");
    }

    @Test
    void aPhoneIsFoundInAnyNotation() {
        jdbc.sql("update person set phone = '030 901820', phone_number = '+4930901820' where external_id = '0002'")
                .update();
        jdbc.sql("""
                insert into contact_point (person_id, means, value, normal)
                select id, 'phone', '+351 222 315 400', '+351222315400' from person where external_id = '0001'
                """).update();
        for (String typed : List.of("030 901820", "+49 30 901820", "0049 30/901820", "+49 (0)30 90 18 20", "901820"))
            assertThat(names(people.like(MIRA, typed, 5))).as(typed).containsExactly("Jonas Berg");
        assertThat(names(people.like(MIRA, "222 315 400", 5))).containsExactly("Ada Oliveira");
        assertThat(people.like(viewer(Viewer.Scope.OWN), "901820", 5)).isEmpty();
    }

    @Test
    void anotherMailThanThePrimaryOneIsFoundToo() {
        jdbc.sql("""
                insert into contact_point (person_id, means, value, normal)
                select id, 'mail', 'Jonas@Home.example', 'jonas@home.example' from person where external_id = '0002'
                """).update();
        assertThat(names(people.like(MIRA, "JONAS@home", 5))).containsExactly("Jonas Berg");
    }

    @Test
    void everyWordCountsInWhateverOrder() {
        assertThat(names(people.like(MIRA, "oliveira ada", 5))).containsExactly("Ada Oliveira");
    }

    @Test
    void peopleOfOthersAreNotSeen() {
        Viewer own = viewer(Viewer.Scope.OWN);
        assertThat(names(people.like(own, "ada", 9))).containsExactly("Ada Oliveira");
        assertThat(people.like(own, "jonas", 9)).isEmpty();
        PersonId jonas = people.like(MIRA, "jonas", 1).getFirst().id();
        assertThat(people.find(own, jonas)).isEmpty();
        assertThat(people.summaries(own, List.of(jonas))).isEmpty();
        assertThat(people.summaries(MIRA, List.of(jonas))).containsKey(jonas);
        assertThat(people.open(own, jonas, Kind.MONEY)).isFalse();
    }

    @Test
    void aHiddenMailIsNeitherShownNorFoundNorRankedBy() {
        Viewer blind = hiding(Field.MAIL);
        assertThat(people.like(MIRA, "ada@example.com", 5)).hasSize(1);
        assertThat(people.like(blind, "ada@example.com", 5)).isEmpty();
        assertThat(people.like(blind, "example", 5)).isEmpty();
        assertThat(people.like(blind, "oliveira", 5))
                .singleElement()
                .satisfies(ada -> assertThat(ada.email()).isNull());
    }

    @Test
    void aNameThatIsAMailIsHiddenWithIt() {
        jdbc.sql("insert into person (name, email) values ('zed@example.com', 'zed@example.com')")
                .update();
        for (String typed : List.of("ze", "zed", "zed@exam", "zed@exmaple.com"))
            assertThat(people.like(hiding(Field.MAIL), typed, 20)).as(typed).isEmpty();
        assertThat(names(people.like(MIRA, "zed@exam", 20))).containsExactly("zed@example.com");
    }

    @Test
    void accountsOfOthersAreNotNamedOnPeopleWhoAreSeen() {
        jdbc.sql("insert into account (name, team_id) values ('Hidden Holdings', 9)")
                .update();
        jdbc.sql(
                        "insert into membership (person_id, account_id) select p.id, a.id from person p, account a where p.name = 'Ada Oliveira'")
                .update();
        PersonId ada = people.like(MIRA, "oliveira", 1).getFirst().id();
        assertThat(people.find(MIRA, ada).orElseThrow().account()).isEqualTo("Hidden Holdings");
        Viewer own = viewer(Viewer.Scope.OWN);
        assertThat(people.find(own, ada).orElseThrow().account()).isNull();
    }

    private static List<String> names(List<PersonSummary> people) {
        return people.stream().map(PersonSummary::name).toList();
    }

    private static Viewer hiding(Field... fields) {
        Grants grants = Grants.of(Role.AGENT).hiding(fields);
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), grants, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static Viewer viewer(Viewer.Scope scope) {
        return new Viewer(new UserId(7), "Mira", Role.AGENT, Set.of(), scope, Locale.ENGLISH, ZoneOffset.UTC);
    }
}

package io.attune.customers.people;

import static io.attune.customers.CustomersApp.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.customers.AccountId;
import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.CustomersApp;
import io.attune.customers.FieldValue;
import io.attune.customers.Origin;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.WholeCustomers;
import io.attune.customers.records.Contacts;
import io.attune.customers.records.Contacts.Address;
import io.attune.customers.records.Contacts.Reach;
import io.attune.customers.records.CustomerSettings;
import io.attune.customers.records.Facts;
import io.attune.customers.records.Refused;
import io.attune.customers.records.SomebodyWasFaster;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grants;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeCustomers
class PersonEditsTests {
    private static final Viewer MIRA = viewer(7, Scope.ALL);
    private static final Contacts REACHED = new Contacts(
            List.of(new Reach("work", "ada@lumen.example"), new Reach("private", "Ada@Home.example")),
            List.of(new Reach("mobile", "0171 1234567"), new Reach("work", "+351 222 315 400")),
            List.of(
                    new Address("work", "Rua A 1", "4000-001", "Porto", "DE"),
                    new Address("billing", "Rua B 2", null, "Braga", "PT")));

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PersonSheets people;

    @Autowired
    PersonEdits edits;

    @Autowired
    CustomFields fields;

    @Autowired
    CustomerSettings settings;

    private CustomField level = new CustomField(1, RecordKind.PERSON, "x", CustomField.Type.TEXT, List.of());
    private CustomField discount = level;

    @BeforeEach
    void start() {
        jdbc.sql("truncate account, person, membership, customer_order, tag, custom_field cascade")
                .update();
        CustomersApp.colleagues(jdbc);
        settings.country("DE");
        jdbc.sql("""
                insert into custom_field (subject, label, type, choices) values
                    ('PERSON', 'Level', 'CHOICES', '{Gold,Silver}'), ('PERSON', 'Discount', 'NUMBER', '{}')
                """).update();
        level = fields.of(RecordKind.PERSON).getFirst();
        discount = fields.of(RecordKind.PERSON).getLast();
    }

    @Test
    void everythingThatIsTypedIsThereAgain() {
        var facts = new Facts(
                "Ada Oliveira",
                "K-1",
                REACHED,
                new UserId(7),
                null,
                List.of("architect", "VIP"),
                Map.of(
                        level, new FieldValue.Chosen(List.of("Gold", "Silver")),
                        discount, new FieldValue.Decimal(new BigDecimal("12.5"))));
        PersonId ada = edits.create(MIRA, change(facts, belonging(account("Oliveira", 7), "owner")));
        PersonRecord kept = people.find(MIRA, ada).orElseThrow();
        assertThat(kept.facts().contacts()).isEqualTo(REACHED);
        assertThat(kept.facts().tags()).containsExactly("architect", "VIP");
        assertThat(kept.facts().fields().get(level)).isEqualTo(new FieldValue.Chosen(List.of("Gold", "Silver")));
        assertThat(kept.accounts()).extracting(Belonging::role).containsExactly("owner");
        assertThat(kept.source()).isEqualTo("fair");
        assertThat(kept.campaign()).isEqualTo("Night hike");
        assertThat(kept.stamp().origin()).isEqualTo(Origin.user(new UserId(7)));
        assertThat(jdbc.sql("select phone_number from person")
                        .query(String.class)
                        .single())
                .isEqualTo("+491711234567");
        assertThat(jdbc.sql("select normal from contact_point where means <> 'address' order by place")
                        .query(String.class)
                        .list())
                .containsExactly("ada@home.example", "+351222315400");
    }

    @Test
    void whatStaysAsItIsKeepsWhoBroughtIt() {
        PersonId ada = edits.create(MIRA, change(facts(REACHED)));
        jdbc.sql("update contact_point set origin = 'import', origin_id = 3").update();
        var more = new Contacts(
                List.of(
                        REACHED.mails().getFirst(),
                        new Reach("work", "new@lumen.example"),
                        REACHED.mails().getLast()),
                List.of(),
                REACHED.addresses());
        edits.change(MIRA, ada, 1, change(facts(more)));
        assertThat(people.find(MIRA, ada).orElseThrow().facts().contacts()).isEqualTo(more);
        assertThat(jdbc.sql("select coalesce(value, street) || ' ' || origin from contact_point order by place")
                        .query(String.class)
                        .list())
                .containsExactly("new@lumen.example user", "Ada@Home.example import", "Rua B 2 import");
    }

    @Test
    void whatIsClearedIsGone() {
        PersonId ada = edits.create(
                MIRA,
                change(new Facts(
                        "Ada",
                        null,
                        REACHED,
                        null,
                        null,
                        List.of("VIP"),
                        Map.of(discount, new FieldValue.Decimal(BigDecimal.ONE)))));
        edits.change(MIRA, ada, 1, change(facts(Contacts.NONE)));
        Facts now = people.find(MIRA, ada).orElseThrow().facts();
        assertThat(now.contacts()).isEqualTo(Contacts.NONE);
        assertThat(now.tags()).isEmpty();
        assertThat(now.fields()).isEmpty();
    }

    @Test
    void aFormFilledInBeforeSomebodyElseSavedIsNotTaken() {
        PersonId ada = edits.create(MIRA, change(facts(Contacts.NONE)));
        edits.change(MIRA, ada, 1, change(facts(REACHED)));
        assertThatThrownBy(() -> edits.change(MIRA, ada, 1, change(facts(Contacts.NONE))))
                .isInstanceOf(SomebodyWasFaster.class);
        assertThat(people.find(MIRA, ada).orElseThrow().facts().contacts()).isEqualTo(REACHED);
    }

    @Test
    void aFormWithoutHiddenFieldsTakesNoneAway() {
        Viewer blind = new Viewer(
                MIRA.user(),
                "Mira",
                MIRA.role(),
                MIRA.teams(),
                Grants.everything().hiding(Field.MAIL, Field.PHONE, Field.ADDRESS),
                MIRA.locale(),
                MIRA.zone());
        PersonId ada = edits.create(MIRA, change(facts(REACHED)));
        Facts seen = people.find(blind, ada).orElseThrow().facts();
        assertThat(seen.contacts().mails()).isEmpty();
        assertThat(seen.contacts().phones()).isEmpty();
        assertThat(seen.contacts().addresses().getFirst().line()).isEqualTo("Porto, DE");
        edits.change(blind, ada, 1, change(seen));
        assertThat(people.find(MIRA, ada).orElseThrow().facts().contacts()).isEqualTo(REACHED);
    }

    @Test
    void anAccountThatTheEditorDoesNotSeeStays() {
        Viewer tom = viewer(8, Scope.OWN);
        AccountId hidden = account("Hidden", 7);
        AccountId seen = account("Seen", 8);
        var toms = new Facts("Ada", null, Contacts.NONE, new UserId(8), null, List.of(), Map.of());
        PersonId ada = edits.create(MIRA, change(toms, belonging(hidden, "board"), belonging(seen, "buyer")));
        assertThat(people.find(tom, ada).orElseThrow().accounts())
                .extracting(Belonging::name)
                .containsExactly("Seen");
        edits.change(tom, ada, 1, change(toms));
        assertThat(people.find(MIRA, ada).orElseThrow().accounts())
                .extracting(Belonging::name)
                .containsExactly("Hidden");
    }

    @Test
    void aNumberIsGivenOnce() {
        var first = new Facts("Ada", "K-1", Contacts.NONE, null, null, List.of(), Map.of());
        edits.create(MIRA, change(first));
        assertThatThrownBy(() -> edits.create(MIRA, change(first)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("number"));
    }

    @Test
    void somebodyWhoBoughtIsNotDeletedAndNobodyElseLeavesATrace() {
        PersonId ada = edits.create(
                MIRA,
                change(new Facts(
                        "Ada",
                        null,
                        REACHED,
                        new UserId(7),
                        null,
                        List.of("VIP"),
                        Map.of(discount, new FieldValue.Decimal(BigDecimal.ONE)))));
        assertThatThrownBy(() -> edits.delete(viewer(8, Scope.OWN), ada)).isInstanceOf(NotFound.class);
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                values ('1', :id, '2026-01-05', '2026-01-05T12:00Z', 1, 'EUR')
                """).param("id", ada.value()).update();
        assertThatThrownBy(() -> edits.delete(MIRA, ada)).isInstanceOf(Conflict.class);
        jdbc.sql("delete from customer_order").update();
        edits.delete(MIRA, ada);
        for (String table : List.of("person", "contact_point", "person_tag", "custom_value", "membership"))
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
    }

    @Test
    void namesOfAnyScriptAndLengthAreKept() {
        for (String name : List.of("田中 直樹", "مريم الفاسي", "Björk", "x".repeat(300))) {
            var facts = new Facts(name, null, Contacts.NONE, null, null, List.of(), Map.of());
            PersonId made = edits.create(MIRA, change(facts));
            assertThat(people.find(MIRA, made).orElseThrow().facts().name()).isEqualTo(name);
        }
    }

    private static PersonChange change(Facts facts, Belonging... accounts) {
        return new PersonChange(facts, "pt", "fair", "Night hike", LocalDate.of(2024, 5, 1), List.of(accounts));
    }

    private static Facts facts(Contacts contacts) {
        return new Facts("Ada Oliveira", null, contacts, new UserId(7), null, List.of(), Map.of());
    }

    private static Belonging belonging(AccountId account, @Nullable String role) {
        return new Belonging(account, "", role, null, null);
    }

    private AccountId account(String name, long owner) {
        return new AccountId(jdbc.sql("insert into account (name, owner_id) values (:name, :owner) returning id")
                .param("name", name)
                .param("owner", owner)
                .query(Long.class)
                .single());
    }
}

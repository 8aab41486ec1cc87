package io.attune.customers.lists;

import static io.attune.customers.CustomersApp.viewer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.CustomersApp;
import io.attune.customers.FieldValue;
import io.attune.customers.ListColumn;
import io.attune.customers.Origin;
import io.attune.customers.RecordKind;
import io.attune.customers.WholeCustomers;
import io.attune.customers.lists.ListStore.After;
import io.attune.customers.lists.SavedView.Shared;
import io.attune.platform.security.Field;
import io.attune.platform.security.Grants;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.web.NotFound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WholeCustomers
class ListTests {
    private static final Viewer MIRA = viewer(7, Scope.ALL);
    private static final Viewer TOM = viewer(8, Scope.OWN);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ListStore lists;

    @Autowired
    Queries queries;

    @Autowired
    ViewStore views;

    @Autowired
    BulkEdits bulk;

    @Autowired
    PeopleListing people;

    @Autowired
    CustomFields fields;

    @BeforeEach
    void people() {
        jdbc.sql("truncate account, person, membership, tag, custom_field, saved_view, bulk_edit cascade")
                .update();
        CustomersApp.colleagues(jdbc);
        jdbc.sql("""
                insert into custom_field (subject, label, type, choices) values
                    ('PERSON', 'Discount', 'NUMBER', '{}'), ('PERSON', 'Light', 'CHOICES', '{warm,cold}'),
                    ('PERSON', 'Birthday', 'DATE', '{}'), ('PERSON', 'Vegan', 'BOOLEAN', '{}'),
                    ('PERSON', 'Note', 'TEXT', '{}')
                """).update();
        jdbc.sql("""
                insert into person (name, email, city, source, customer_since, owner_id, created_at) values
                    ('Ada Oliveira', 'ada@lumen.example', 'Porto', 'fair', '2024-05-01', 7, '2026-01-01'),
                    ('Jonas Berg', null, 'Hamburg', null, null, 7, '2026-01-02'),
                    ('Zoë Müller', null, 'Köln', 'shop', '2023-01-01', 8, '2026-01-03'),
                    ('Carla Ruiz', null, null, 'shop', '2025-01-01', null, '2026-01-04')
                """).update();
        jdbc.sql("insert into account (name, owner_id) values ('Nordlicht', 8)").update();
        jdbc.sql("""
                insert into membership (person_id, account_id)
                select p.id, a.id from person p, account a where p.name = 'Jonas Berg'
                """).update();
        value("Ada Oliveira", "Discount", new FieldValue.Decimal(new BigDecimal("12.5")));
        value("Jonas Berg", "Discount", new FieldValue.Decimal(new BigDecimal("5")));
        value("Ada Oliveira", "Light", new FieldValue.Chosen(List.of("warm", "cold")));
        value("Zoë Müller", "Light", new FieldValue.Chosen(List.of("cold")));
        value("Zoë Müller", "Vegan", new FieldValue.Flag(true));
        value("Carla Ruiz", "Note", new FieldValue.Text("prefers Größe L"));
    }

    @Test
    void eachFilterFindsWhatItSays() {
        assertThat(found("f=city~is~porto")).containsExactly("Ada Oliveira");
        assertThat(found("f=city~has~KOL")).containsExactly("Zoë Müller");
        assertThat(found("f=city~empty~")).containsExactly("Carla Ruiz");
        assertThat(found("f=since~from~2024-01-01&f=since~to~2024-12-31")).containsExactly("Ada Oliveira");
        assertThat(found("f=created~from~2026-01-02&f=created~to~2026-01-02")).containsExactly("Jonas Berg");
        assertThat(found("f=owner~is~me")).containsExactly("Ada Oliveira", "Jonas Berg");
        assertThat(found("f=owner~is~8")).containsExactly("Zoë Müller");
        assertThat(found("f=account~has~nord")).containsExactly("Jonas Berg");
        assertThat(found("f=account~empty~")).hasSize(3);
        assertThat(found("f=origin~is~system")).hasSize(4);
        assertThat(found("q=ada%20lumen")).containsExactly("Ada Oliveira");
    }

    @Test
    void fieldsOfTheCompanyAreFilteredByTheirType() {
        assertThat(found("f=%s~from~6".formatted(key("Discount")))).containsExactly("Ada Oliveira");
        assertThat(found("f=%s~is~5,0".formatted(key("Discount")))).containsExactly("Jonas Berg");
        assertThat(found("f=%s~is~cold".formatted(key("Light")))).containsExactly("Ada Oliveira", "Zoë Müller");
        assertThat(found("f=%s~is~true".formatted(key("Vegan")))).containsExactly("Zoë Müller");
        assertThat(found("f=%s~has~grosse".formatted(key("Note")))).containsExactly("Carla Ruiz");
        assertThat(found("f=%s~empty~".formatted(key("Discount")))).containsExactly("Carla Ruiz", "Zoë Müller");
    }

    @Test
    void whatMakesNoSenseInAnAddressIsLeftOut() {
        for (String bad : List.of(
                "f=password~is~x",
                "f=city~from~x",
                "f=since~from~tomorrow",
                "f=owner~is~7+or+true",
                "f=city",
                "f=~~",
                "sort=owner",
                "sort=-nothing",
                "f=%27%3Bdrop~is~x")) assertThat(found(bad)).as(bad).hasSize(4);
        assertThat(found("f=city~is~Porto%27+or+%271%27%3D%271")).isEmpty();
        assertThat(found("f=city~has~%25")).isEmpty();
    }

    @Test
    void everySortingShowsEverybodyOnceAPageAtATime() {
        for (String sort : List.of(
                "name",
                "-name",
                "since",
                "-since",
                "city",
                "-city",
                "created",
                "-created",
                "updated",
                key("Discount"),
                "-" + key("Discount"),
                key("Birthday"))) {
            ListQuery query = queries.read(MIRA, people, "sort=" + sort);
            var names = new ArrayList<String>();
            After after = null;
            for (int page = 0; page < 5; page++) {
                List<ListRow> rows = lists.page(MIRA, people, query, after, 1);
                if (rows.isEmpty()) break;
                names.add(rows.getFirst().name());
                after = new After(rows.getFirst().id(), rows.getFirst().sortedAt());
            }
            assertThat(names).as(sort).hasSize(4).doesNotHaveDuplicates();
            if (sort.equals("-since"))
                assertThat(names).containsExactly("Carla Ruiz", "Ada Oliveira", "Zoë Müller", "Jonas Berg");
            if (sort.equals("-" + key("Discount")))
                assertThat(names.subList(0, 2)).containsExactly("Ada Oliveira", "Jonas Berg");
        }
    }

    @Test
    void nothingOfOthersIsListedCountedOrNamed() {
        ListQuery all = queries.read(MIRA, people, "");
        assertThat(names(lists.page(TOM, people, all, null, 9))).containsExactly("Zoë Müller");
        assertThat(lists.count(TOM, people, all, 9)).isEqualTo(1);
        assertThat(lists.rows(TOM, people, all, ids("Ada Oliveira"))).isEmpty();
        jdbc.sql("update account set owner_id = 7").update();
        jdbc.sql("update person set owner_id = 8 where name = 'Jonas Berg'").update();
        ListQuery named = queries.read(MIRA, people, "col=account&f=account~has~nord");
        assertThat(lists.page(TOM, people, named, null, 9)).isEmpty();
        ListRow jonas = lists.rows(TOM, people, named, ids("Jonas Berg")).getFirst();
        assertThat(jonas.cells()).isEmpty();
    }

    @Test
    void whatIsKeptFromSomebodyIsNeitherShownNorFilteredNorSortedBy() {
        Viewer blind = new Viewer(
                MIRA.user(),
                "Mira",
                Role.AGENT,
                Set.of(),
                Grants.everything().hiding(Field.MAIL, Field.PHONE),
                MIRA.locale(),
                MIRA.zone());
        jdbc.sql("insert into person (name, email) values ('zed@lumen.example', 'zed@lumen.example')")
                .update();
        ListQuery query = queries.read(blind, people, "f=email~has~ada&col=email&col=phone&col=city&sort=-email");
        assertThat(query.filters()).isEmpty();
        assertThat(query.columns()).extracting(ListColumn::key).containsExactly("city");
        assertThat(query.sortedBy()).isEqualTo("name");
        List<ListRow> rows = lists.page(blind, people, query, null, 9);
        assertThat(rows).hasSize(5).allSatisfy(row -> {
            assertThat(row.about()).isNull();
            assertThat(row.name()).doesNotContain("@");
        });
        ListQuery typed = queries.read(blind, people, "q=lumen");
        assertThat(lists.page(blind, people, typed, null, 9)).isEmpty();
    }

    @Test
    void aQueryIsTheSameAfterTheAddress() {
        ListQuery query = queries.read(
                MIRA, people, "q=a%26b&f=city~is~K%C3%B6ln&f=since~from~2024-01-01&col=email&col=tags&sort=-since");
        assertThat(queries.read(MIRA, people, query.written())).isEqualTo(query);
        assertThat(query.text()).isEqualTo("a&b");
    }

    @Test
    void aViewIsSeenByThoseItIsFor() {
        views.save(MIRA, "people", "Mine", "q=a", Shared.PRIVATE, null);
        views.save(MIRA, "people", "Ours", "q=b", Shared.TEAM, new TeamId(3));
        views.save(MIRA, "people", "Everybody's", "q=c", Shared.ALL, null);
        views.save(MIRA, "people", "mine", "q=d", Shared.PRIVATE, null);
        assertThat(views.of(MIRA, "people")).extracting(SavedView::query).containsExactly("q=c", "q=d", "q=b");
        assertThat(views.of(TOM, "people")).extracting(SavedView::name).containsExactly("Everybody's");
        assertThat(views.forget(TOM, views.of(TOM, "people").getFirst().id())).isFalse();
    }

    @Test
    void manyAreChangedAtOnceAndTakenBackExceptThoseChangedSince() {
        List<Long> all = ids("Ada Oliveira", "Jonas Berg", "Carla Ruiz");
        BulkEdits.Done done = bulk.change(MIRA, people, all, "owner", "8");
        assertThat(done.records()).isEqualTo(3);
        assertThat(owners()).containsExactly("8", "8", "8", "8");
        jdbc.sql("update person set version = version + 1, source = 'x' where name = 'Ada Oliveira'")
                .update();
        assertThat(bulk.undo(MIRA, done.edit())).isEqualTo(2);
        assertThat(owners()).containsExactly("8", "-", "7", "8");
        assertThatThrownBy(() -> bulk.undo(MIRA, done.edit())).isInstanceOf(NotFound.class);
    }

    @Test
    void tagsAndFieldsComeBackAsTheyWere() {
        List<Long> both = ids("Ada Oliveira", "Jonas Berg");
        bulk.change(MIRA, people, ids("Ada Oliveira"), "tag", "VIP");
        BulkEdits.Done tagged = bulk.change(MIRA, people, both, "tag", "vip");
        assertThat(tagged.records()).isEqualTo(1);
        assertThat(found("f=tags~is~vip")).containsExactly("Ada Oliveira", "Jonas Berg");
        bulk.undo(MIRA, tagged.edit());
        assertThat(found("f=tags~is~vip")).containsExactly("Ada Oliveira");

        CustomField discount = field("Discount");
        List<Long> three = ids("Ada Oliveira", "Jonas Berg", "Carla Ruiz");
        BulkEdits.Done done = bulk.change(MIRA, people, three, discount.key(), "1");
        assertThat(found("f=%s~is~1".formatted(discount.key()))).hasSize(3);
        bulk.undo(MIRA, done.edit());
        assertThat(found("f=%s~is~12.5".formatted(discount.key()))).containsExactly("Ada Oliveira");
        assertThat(found("f=%s~filled~".formatted(discount.key()))).containsExactly("Ada Oliveira", "Jonas Berg");
    }

    @Test
    void recordsOfOthersAreNotChanged() {
        BulkEdits.Done done = bulk.change(TOM, people, ids("Ada Oliveira", "Zoë Müller"), "tag", "mine");
        assertThat(done.records()).isEqualTo(1);
        assertThat(found("f=tags~is~mine")).containsExactly("Zoë Müller");
        assertThatThrownBy(() -> bulk.undo(viewer(9, Scope.ALL), done.edit())).isInstanceOf(NotFound.class);
    }

    @Test
    void hotListsGoByAnIndexAmongMany() {
        jdbc.sql("""
                insert into person (name, email, city, phone_number, owner_id)
                select 'Person ' || md5(n::text), md5(n::text) || '@lumen.example', 'City ' || n % 500,
                       '+4930' || lpad(n::text, 7, '0'), n % 100
                  from generate_series(1, 30000) n
                """).update();
        jdbc.sql("analyze person").update();
        String seen = "('ALL' = 'ALL' or r.owner_id = 7)";
        assertThat(plan("select r.id from person r where true and " + seen + " order by r.name, r.id limit 51"))
                .contains("person_by_name")
                .doesNotContain("Seq Scan");
        assertThat(plan("select r.id from person r where fold(r.city) = fold('City 7') order by r.name, r.id limit 51"))
                .contains("person_city");
        assertThat(plan("select r.id from person r where r.owner_id = 7 order by r.name, r.id limit 51"))
                .contains("person_owner");
        assertThat(plan("select r.id from person r order by r.customer_since desc nulls last, r.id desc limit 51"))
                .contains("person_customer_since");
        assertThat(plan("select p.id from person p where reverse(p.phone_number) like '7654321%'"))
                .contains("person_phone");
        assertThat(plan("""
                select p.id from person p
                 where fold(p.name || ' ' || coalesce(p.email::text, '') || ' ' || coalesce(p.external_id, ''))
                       like fold('%c4ca42%')
                """)).contains("person_search");
    }

    private String plan(String sql) {
        return String.join("\n", jdbc.sql("explain " + sql).query(String.class).list());
    }

    private List<String> found(String query) {
        return names(lists.page(MIRA, people, queries.read(MIRA, people, query), null, 99));
    }

    private static List<String> names(List<ListRow> rows) {
        return rows.stream().map(ListRow::name).toList();
    }

    private List<Long> ids(String... names) {
        return jdbc.sql("select id from person where name = any(:names)")
                .param("names", names)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// By name; "-" for nobody.
    private List<String> owners() {
        return jdbc.sql("select coalesce(owner_id::text, '-') as owner from person order by name")
                .query((row, _) -> row.getString("owner"))
                .list();
    }

    private CustomField field(String label) {
        return fields.of(RecordKind.PERSON).stream()
                .filter(field -> field.label().equals(label))
                .min(Comparator.comparingLong(CustomField::id))
                .orElseThrow();
    }

    private String key(String label) {
        return field(label).key();
    }

    private void value(String person, String field, FieldValue value) {
        fields.setAll(List.of(new CustomFields.Entry(field(field), ids(person).getFirst(), value)), Origin.SYSTEM);
    }
}

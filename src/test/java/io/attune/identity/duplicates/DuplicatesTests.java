package io.attune.identity.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Afresh;
import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.customers.PersonId;
import io.attune.identity.Duplicates;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import io.attune.privacy.Consents;
import io.attune.privacy.Permission;
import io.attune.privacy.Purpose;
import io.attune.privacy.Way;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Among two hundred people, some of whom are in the records twice.
@WholeAttune
class DuplicatesTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings company;

    @Autowired
    Duplicates duplicates;

    @Autowired
    DuplicateSettings settings;

    @Autowired
    Consents consents;

    private long grace;
    private long twin;

    @BeforeEach
    void people() {
        Afresh.patiently(() -> jdbc.sql(
                        "truncate account, person, membership, customer_order, custom_field, timeline_entry, consent cascade")
                .update());
        Afresh.patiently(() -> jdbc.sql("truncate duplicate, duplicate_run, duplicate_settings")
                .update());
        if (!company.exist()) {
            UserId ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
            colleagues.create("Nils Holm", "nils@lumen.example", Role.AGENT, Lumen.PASSWORD);
            company.begin(Lumen.settings(ZoneOffset.UTC), ines);
        }
        jdbc.sql("""
                insert into person (name, email, phone, phone_number, street, postcode, city)
                select given || ' ' || family, lower(given || '.' || family || n) || '@x.example', '+4930' || 5550000 + n * 37,
                       '+4930' || 5550000 + n * 37, 'Weg ' || n, (10000 + n * 13)::text, city
                  from (select n, (array['Ada','Jonas','Mira','Carla','Tomasz','Lea','Omar','Ines','Per','Ruth'])[n % 10 + 1] as given,
                               (array['Kovač','Berg','Nowak','Ruiz','Silva','Keller','Rossi','Dubois','Holm','Yilmaz',
                                      'Brandt','Costa','Ferrari'])[n % 13 + 1] as family,
                               (array['Kiel','Ulm','Porto','Graz'])[n % 4 + 1] as city
                          from generate_series(1, 200) n) x
                """).update();
        grace = person("Grace Hopper", "grace@navy.example", "+49 40 111222", "Am Kai 3");
        twin = person("Hopper, Grace", "GRACE@navy.example", null, "Am Kai 3");
    }

    @Test
    void theSameWrittenTwiceIsSuggestedWithWhatSpeaksForIt() {
        look();
        Page page = signIn("ines").open("/duplicates");
        assertThat(page.text()).contains("Grace Hopper", "Hopper, Grace", "Mail: same", "Why?", "Compare and merge");
        assertThat(page.document().select(".duplicates > li").eachText().getFirst())
                .contains("Hopper, Grace");
        assertThat(jdbc.sql("select evidence::text from duplicate order by probability desc limit 1")
                        .query(String.class)
                        .single())
                .contains("\"mail\"")
                .doesNotContainIgnoringCase("navy");
        Page person = signIn("ines").open("/people/" + grace);
        assertThat(person.text()).contains("may be in the records twice");
        assertThat(signIn("ines").open("/duplicates?agrees=phone").text()).doesNotContain("Hopper, Grace");
    }

    @Test
    void whoWasSaidToBeTwoIsNotSuggestedAgain() {
        look();
        Browser ines = signIn("ines");
        long id = number("select id from duplicate where low_id = " + grace);
        Page after = ines.submit(ines.open("/duplicates"), "/duplicates/" + id + "/dismissal");
        assertThat(after.text()).contains("not be suggested again").doesNotContain("Hopper, Grace");
        look();
        assertThat(ines.open("/duplicates").text()).doesNotContain("Hopper, Grace");
        Page said = ines.open("/duplicates?dismissed=true");
        assertThat(said.text()).contains("Hopper, Grace", "two people, says Inês Duarte");
        Page again = ines.submit(said, "/duplicates/" + id + "/dismissal");
        assertThat(again.text()).contains("suggested again");
        assertThat(ines.open("/duplicates").text()).contains("Hopper, Grace");
    }

    @Test
    void nobodyMergesByThemselvesUnlessAnAdministratorNamesTheKey() {
        birthdays();
        look();
        assertThat(number("select count(*) from person_merge")).isZero();
        Browser ines = signIn("ines");
        Page form = ines.open("/settings/duplicates");
        assertThat(form.document().select("input[name=keys][checked]")).isEmpty();
        assertThat(ines.submit(form, "/settings/duplicates", "keys", "phone").text())
                .contains("Saved");
        look();
        assertThat(number("select count(*) from person_merge")).isZero();
        settings.save(new DuplicateSettings.Rules(true, List.of("mail")));
        look();
        assertThat(number("select survivor_id from person_merge where merged_id = " + twin))
                .isEqualTo(grace);
        Page person = ines.open("/people/" + grace);
        assertThat(person.text()).contains("Merged from", "Hopper, Grace", "merged by itself: same mail address");
        assertThat(ines.open("/people/" + twin).at().getPath()).isEqualTo("/people/" + grace);
        long merge = number("select id from person_merge where merged_id = " + twin);
        Page parted = ines.submit(person, "/people/" + grace + "/merges/" + merge);
        assertThat(parted.text()).contains("two people again").doesNotContain("Merged from");
        look();
        assertThat(number("select count(*) from person_merge")).isZero();
        assertThat(ines.open("/people/" + twin).text()).contains("Hopper, Grace");
    }

    @Test
    void whatIsCertainToNobodyIsMergedByNoRule() {
        settings.save(new DuplicateSettings.Rules(true, List.of("phone")));
        long mother = person("Berta Vogel", null, "+49 40 777888", "Ring 5");
        long daughter = person("Clara Vogel", null, "+49 40 777888", "Ring 5");
        look();
        assertThat(number("select count(*) from person where merged_into is not null and id in (" + mother + ", "
                        + daughter + ")"))
                .isZero();
    }

    @Test
    void onlyWhoMayChangeBothSeesThem() {
        look();
        jdbc.sql("update colleague set reads = 'OWN' where mail like 'nils@%'").update();
        Browser nils = signIn("nils");
        assertThat(nils.open("/duplicates").text()).doesNotContain("Hopper");
        long id = number("select id from duplicate where low_id = " + grace);
        String csrf = "_csrf="
                + nils.open("/me").document().select("input[name=_csrf]").val();
        assertThat(nils.post("/duplicates/" + id + "/dismissal", csrf).status()).isEqualTo(404);
        assertThat(nils.open("/people/" + grace + "/merge?with=" + twin).status())
                .isIn(403, 404);
        assertThat(nils.post("/people/" + grace + "/merge", csrf + "&with=" + twin + "&version=1&withVersion=1")
                        .status())
                .isIn(403, 404);
        assertThat(number("select count(*) from person_merge")).isZero();
        jdbc.sql("update colleague set reads = 'ALL' where mail like 'nils@%'").update();
    }

    @Test
    void aRefusalOfEitherRecordSurvivesUntilTheyDecideAnew() {
        birthdays();
        say(twin, false, "2026-01-01");
        say(grace, true, "2026-02-01");
        settings.save(new DuplicateSettings.Rules(true, List.of("mail")));
        look();
        assertThat(number("select count(*) from person_merge")).isOne();
        for (long id : List.of(grace, twin)) {
            assertThat(consents.of(new PersonId(id), Purpose.MARKETING, Way.MAIL))
                    .isInstanceOf(Permission.Refused.class);
            assertThat(consents.allowing(List.of(new PersonId(id)), Purpose.MARKETING, Way.MAIL))
                    .isEmpty();
        }
        say(grace, true, "2099-01-01");
        assertThat(consents.of(new PersonId(twin), Purpose.MARKETING, Way.MAIL).allows())
                .isTrue();
        assertThat(consents.allowing(List.of(new PersonId(grace)), Purpose.MARKETING, Way.MAIL))
                .containsExactly(new PersonId(grace));
    }

    @Test
    void mergingInTheBrowserTakesTheChoicesAndAStaleFormIsShownAgain() {
        look();
        Browser ines = signIn("ines");
        String path = "/people/" + grace + "/merge";
        Page form = ines.open(path + "?with=" + twin + "&back=%2Fduplicates");
        assertThat(form.text()).contains("Grace Hopper", "Hopper, Grace", "stays", "Orders, conversations");
        jdbc.sql("update person set version = version + 1, city = 'Bremen' where id = " + twin)
                .update();
        Page stale = ines.submit(form, path, "take.name", "duplicate");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Somebody changed one of them", "Bremen");
        assertThat(stale.document()
                        .select("input[name='take.name'][value=duplicate]")
                        .hasAttr("checked"))
                .isTrue();
        Page done = ines.submit(stale, path);
        assertThat(done.at().getPath()).isEqualTo("/duplicates");
        assertThat(done.text()).contains("one person now").doesNotContain("Hopper, Grace");
        assertThat(ines.open("/people/" + grace).document().select("h1").text()).isEqualTo("Hopper, Grace");
        assertThat(ines.open("/people?q=hopper").document().select("#people tbody tr"))
                .hasSize(1);
    }

    @Test
    void whileSomebodyTypesTheyHearOfWhomWeKnow() {
        Browser ines = signIn("ines");
        String csrf = "_csrf="
                + ines.open("/people/new")
                        .document()
                        .select("input[name=_csrf]")
                        .val();
        String typed = csrf + "&name=Somebody&mail.0.value=Grace%40NAVY.example&phone.0.value=%2B49+40+111222";
        Page heard = ines.post("/people/alike", typed);
        assertThat(heard.text())
                .contains("Do we know this person already?", "Grace Hopper", "mail address, phone the same");
        Page asked = ines.post("/people", typed);
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.text()).contains("Grace Hopper", "Save as somebody new");
        assertThat(ines.post("/people", typed + "&alike=seen")
                        .document()
                        .select("h1")
                        .text())
                .isEqualTo("Somebody");
        assertThat(ines.post("/people/alike", csrf + "&name=Nobody+Known").text())
                .isEmpty();
    }

    /// What makes her certain.
    private void birthdays() {
        jdbc.sql("insert into custom_field (subject, label, type) values ('PERSON', 'Date of birth', 'DATE')")
                .update();
        jdbc.sql("""
                insert into custom_value (field_id, record_id, day)
                select f.id, p.id, date '1950-01-01' + (case when p.id = :twin then :grace else p.id end * 7919 % 17000)::int
                  from person p, custom_field f
                """).param("twin", twin).param("grace", grace).update();
    }

    private void look() {
        long runs = number("select count(*) from duplicate_run");
        duplicates.look();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from duplicate_run") > runs
                        && number(
                                        "select count(*) from job where kind = 'duplicates' and state in ('waiting', 'running')")
                                == 0);
    }

    private void say(long person, boolean given, String day) {
        jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, at, recorded_at)
                values (:person, 'MARKETING', 'ANY', :given, 'PHONE', :day::timestamptz, now())
                """)
                .param("person", person)
                .param("given", given)
                .param("day", day)
                .update();
    }

    private long person(String name, @Nullable String mail, @Nullable String phone, String street) {
        return jdbc.sql("""
                insert into person (name, email, phone, phone_number, street, postcode, city)
                values (:name, :mail, :phone, replace(:phone, ' ', ''), :street, '20457', 'Hamburg') returning id
                """)
                .param("name", name)
                .param("mail", mail)
                .param("phone", phone)
                .param("street", street)
                .query(Long.class)
                .single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Browser signIn(String key) {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", key + "@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}

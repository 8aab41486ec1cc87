package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.signin.Browser.Page;
import io.attune.platform.users.Colleagues;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The Nordlicht hotels and the house in Kiel, of which every module knows something: what the page of the group sums
/// up,
/// and how each thing of it is found.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsAsAWholeTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings company;

    private long group;
    private long kiel;
    private long order;

    @BeforeAll
    void hotels() {
        var ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        colleagues.create("Mats Lund", "mats@lumen.example", Role.MARKETER, Lumen.PASSWORD);
        company.begin(Lumen.settings(ZoneOffset.UTC), ines);
        group = number("insert into account (name) values ('Nordlicht & Söhne') returning id");
        kiel = number("insert into account (name, parent_id) values ('Hotel Kiel', %d) returning id".formatted(group));
        long jonas = number("insert into person (name) values ('Jonas Berg') returning id");
        long nobody = number("insert into person (name) values ('Somebody Else') returning id");
        run("insert into membership (person_id, account_id) values (%d, %d)".formatted(jonas, kiel));
        invoice("R-2026-71", "null", kiel, "Hotel Kiel", "119");
        invoice("R-2026-72", jonas, "null", "Jonas Berg", "30");
        invoice("R-2026-73", nobody, "null", "Somebody Else", "5000");
        run("insert into pipeline (name, position) values ('Sales', 1)");
        run("insert into stage (pipeline_id, name, position, probability) select id, 'Talking', 1, 0.5 from pipeline");
        deal("Pendants for the hall", kiel, jonas, "12000");
        deal("Lamps for his house", "null", jonas, "800");
        deal("Chandelier elsewhere", "null", nobody, "99999");
        run("""
            insert into lead (name, company, email, source, status, status_at, created_at)
            values ('Greta Holm', 'Strandhaus', 'greta@strandhaus.example', 'social', 'new', now(), now())
            """);
        run("insert into product (sku, name) values ('LU-0050', 'Pendant Fjord')");
        order = number("""
                insert into customer_order (order_key, number, person_id, account_id, ordered_on, ordered_at, amount, currency)
                values ('10482', '10482', %d, %d, '2026-03-01', '2026-03-01', 119, 'EUR') returning id
                """.formatted(jonas, kiel));
        run("""
            insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount, tax)
            values (%d, 1, 'Pendant Fjord', 1, 'piece', 119, 0, 0, 119, 0)
            """.formatted(order));
        run("""
            insert into warranty (line_id, person_id, account_id, serial, starts_on, ends_on)
            select id, %d, %d, 'LM-2603-9', '2026-03-01', '2099-03-01' from order_line
            """.formatted(jonas, kiel));
        conversation(jonas, "jonas.kiel", "Jonas Berg", "the dimmer hums at night");
        conversation(nobody, "somebody", "Somebody Else", "just passing by");
    }

    @Test
    void thePageOfAGroupShowsWhatAllBelowOweAndWhatIsTalkedAbout() {
        Browser ines = signIn("ines");
        Page page = ines.open("/accounts/" + group);
        assertThat(page.document().select(".facts").text()).contains("€149.00", "4 weeks late", "€12,800.00");
        assertThat(page.document().select("#tabs nav a").eachText())
                .contains("People", "Orders", "Money", "Deals", "Conversations");

        Page another = ines.open(page.document().select("a[href^=/people/new]").attr("href"));
        assertThat(another.document().expectFirst("[name='account.0.name']").val())
                .isEqualTo("Nordlicht & Söhne");

        Page money = ines.open("/accounts/" + group + "?tab=money");
        assertThat(money.document().select("table.grid tbody tr td:first-child").eachText())
                .contains("Hotel Kiel", "Jonas Berg")
                .doesNotContain("Somebody Else");
        assertThat(money.document().select("tfoot").text()).contains("€149.00");
        assertThat(money.document().select("a[href='/accounts/" + kiel + "?tab=money']"))
                .isNotEmpty();
        Page own = ines.open("/accounts/" + kiel + "?tab=money");
        assertThat(own.text()).contains("R-2026-71", "Limit and term").doesNotContain("R-2026-72");

        assertThat(ines.open("/accounts/" + group + "?tab=deals").text())
                .contains("Pendants for the hall", "Hotel Kiel", "Lamps for his house")
                .doesNotContain("Chandelier");
        assertThat(ines.open("/accounts/" + group + "?tab=conversations").text())
                .contains("Jonas Berg", "the dimmer hums at night")
                .doesNotContain("passing by");
    }

    @Test
    void whoMaySeeNoMoneyFindsNoneOnThePageOfAnAccount() {
        Browser mats = signIn("mats");
        assertThat(mats.open("/accounts/" + group).document().select(".facts").text())
                .doesNotContain("149");
        assertThat(mats.open("/accounts/" + group + "?tab=money").text()).doesNotContain("149", "R-2026");
        assertThat(found(mats, "R-2026-7")).isEmpty();
    }

    @Test
    void everyKindOfThingIsFoundByWhatIsKnownOfIt() {
        Browser ines = signIn("ines");
        long deal = number("select id from deal where name like 'Pendants%'");
        long talk = number("select id from conversation where said like '%dimmer%'");
        assertThat(found(ines, "pendants hall")).contains("/deals/" + deal);
        assertThat(found(ines, "pendnats")).contains("/deals/" + deal);
        assertThat(found(ines, "strandhaus")).contains("/leads/" + number("select id from lead"));
        assertThat(found(ines, "greta@strand")).contains("/leads/" + number("select id from lead"));
        assertThat(found(ines, "LÚ-0050")).contains("/products/" + number("select id from product"));
        assertThat(found(ines, "pendant fjrod")).contains("/products/" + number("select id from product"));
        assertThat(found(ines, "r-2026-71"))
                .contains("/invoices/" + number("select id from invoice where number = 'R-2026-71'"));
        assertThat(found(ines, "#10482")).contains("/orders/" + order);
        assertThat(found(ines, "lm-2603")).contains("/orders/" + order);
        assertThat(found(ines, "@Jonas.ki")).contains("/people/" + number("select min(id) from person"));
        assertThat(found(ines, "dimmer")).contains("/inbox/" + talk);
        assertThat(found(ines, "100%_")).isEmpty();
        for (String typed : List.of("p", "pe", "@", "%", "_", "'", "r-", "'; drop table deal"))
            assertThat(ines.open("/search?q=" + coded(typed)).status()).isEqualTo(200);
    }

    @Test
    void aTaskIsAboutADeal() {
        Browser ines = signIn("ines");
        String path = "/deals/" + number("select id from deal where name like 'Pendants%'");
        Page deal = ines.open(path);
        assertThat(deal.document().select("a[href='/accounts/" + kiel + "']").text())
                .isEqualTo("Hotel Kiel");
        String tasks = deal.document().select("a[href^=/tasks?link]").attr("href");
        Page blank = ines.open(tasks);
        assertThat(blank.text()).contains("About Pendants for the hall");
        Page added = ines.submit(blank, "/tasks", "title", "Send the offer");
        assertThat(added.document().select("#tasks").text()).contains("Send the offer");
        assertThat(added.text()).contains("About Pendants for the hall");
        assertThat(ines.open("/tasks").text()).contains("Send the offer");
        assertThat(ines.open("/tasks?link=/deals/999&linkName=x").text()).doesNotContain("Send the offer");
        assertThat(ines.open("/accounts/" + kiel).text()).contains("Send the offer");
    }

    private static List<String> found(Browser browser, String typed) {
        return browser.open("/search?q=" + coded(typed))
                .document()
                .select("#found a")
                .eachAttr("href");
    }

    private static String coded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private void invoice(String number, Object person, Object account, String addressee, String total) {
        run("""
            insert into invoice (number, person_id, account_id, addressee, currency, tax_included, state, term_days,
                                 issued_on, due_on, total)
            values ('%s', %s, %s, '%s', 'EUR', true, 'issued', 14, current_date - 40, current_date - 26, %s)
            """.formatted(number, person, account, addressee, total));
    }

    private void deal(String name, Object account, long contact, String amount) {
        run("""
            with made as (
                insert into deal (name, account_id, pipeline_id, stage_id, stage_since, amount, currency, source, opened_at)
                select '%s', %s, pipeline_id, id, now(), %s, 'EUR', 'classic', now() from stage
                returning id)
            insert into deal_contact (deal_id, person_id) select id, %d from made
            """.formatted(name, account, amount, contact));
    }

    private void conversation(long person, String handle, String name, String said) {
        run("insert into channel (kind, name, network) values ('sample', '%s', 'bluesky')".formatted(handle));
        run("""
            insert into author (network, network_id, handle, person_id, first_seen, last_seen)
            values ('bluesky', '%1$s', '%1$s', %2$d, now(), now())
            """.formatted(handle, person));
        run("""
            insert into conversation (channel_id, network, thread_key, public, author_id, person_id, status_at, customer_name,
                                      said, first_at, last_at, last_in_at)
            select c.id, 'bluesky', a.handle, true, a.id, %2$d, now(), '%3$s', '%4$s', now(), now(), now()
              from author a join channel c on c.name = a.handle where a.handle = '%1$s'
            """.formatted(handle, person, name, said));
        run("""
            insert into post (channel_id, external_id, direction, network, author_key, author_handle, conversation_id, text,
                              public, thread_key, posted_at, read_at)
            select channel_id, 'x' || id, 'in', network, thread_key, thread_key, id, said, true, thread_key, now(), now()
              from conversation where said = '%s'
            """.formatted(said));
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
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

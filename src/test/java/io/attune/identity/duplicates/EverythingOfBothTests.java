package io.attune.identity.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.customers.Merges;
import io.attune.customers.PersonId;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two records with something of every module each: after the merge the survivor's page shows both,
/// after the undo each its own.
@WholeAttune
class EverythingOfBothTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings company;

    @Autowired
    Merges merges;

    @Test
    void isSeenUnderTheSurvivor() {
        Lumen.founded(colleagues, company);
        run("insert into channel (kind, name, network) values ('sample', 'Lumen on Bluesky', 'bluesky')");
        run("insert into account (name) values ('House of Alpha'), ('House of Omega')");
        Browser browser = signIn();
        // The first look makes the first pipeline.
        browser.open("/deals");
        long first = person("Alpha", 1);
        long second = person("Omega", 2);
        assertOwn(browser, first, "Alpha", "Omega");
        long meeting = meeting(first, second);
        assertThat(browser.open("/interactions/" + meeting).text()).contains("Person Alpha", "Person Omega");
        long deal = sharedDeal(first, second);
        assertThat(browser.open("/deals/" + deal).text()).contains("Person Alpha", "Person Omega", "Buyer", "Tester");

        assertThat(merges.join(new PersonId(first), new PersonId(second), "mail"))
                .isTrue();

        String path = "/people/" + first;
        assertThat(browser.open(path).text()).contains("Line of Alpha", "Line of Omega", "Merged from");
        assertThat(browser.open(path).text()).contains("Call Alpha back", "Call Omega back");
        assertThat(browser.open(path + "?tab=timeline").text()).containsOnlyOnce("Fair in Porto");
        assertThat(browser.open("/interactions/" + meeting).text())
                .contains("Person Alpha")
                .doesNotContain("Person Omega");
        assertThat(browser.open("/deals/" + deal).text())
                .containsOnlyOnce("Buyer, Tester")
                .doesNotContain("Person Omega");
        assertThat(browser.open(path + "?tab=timeline").text()).containsOnlyOnce("Lighting the port");
        assertThat(browser.open(path + "?tab=deals").text()).containsOnlyOnce("Lighting the port");
        assertThat(browser.open("/tasks").text())
                .contains("Call Omega back", "Person Alpha")
                .doesNotContain("Person Omega");
        assertThat(browser.open(path + "?tab=orders").text()).contains("Lamp of Alpha", "Lamp of Omega");
        assertThat(browser.open(path + "?tab=money").text()).contains("R-1", "R-2", "SN-Alpha", "SN-Omega");
        assertThat(browser.open(path + "?tab=conversations").text()).contains("says Alpha", "says Omega");
        assertThat(browser.open(path + "?tab=deals").text()).contains("Deal of Alpha", "Deal of Omega");
        assertThat(browser.open(path + "?tab=identities").text()).contains("@handle-Alpha", "@handle-Omega");
        assertThat(browser.open(path + "?tab=privacy").text()).contains("asked as Alpha", "asked as Omega");
        assertThat(browser.open(path + "?tab=details").text()).contains("House of Alpha", "House of Omega");
        assertThat(browser.open("/people").text()).contains("Person Alpha").doesNotContain("Person Omega");
        assertThat(browser.open("/search?q=Person+Omega").text()).contains("Person Alpha");
        long account = number("select id from account where name = 'House of Omega'");
        assertThat(browser.open("/accounts/" + account).text())
                .contains("Person Alpha")
                .doesNotContain("Person Omega");
        assertThat(browser.open("/accounts/" + account + "?tab=orders").text()).contains("Lamp of Omega");
        assertThat(browser.open("/orders").text()).contains("Lamp of Omega").doesNotContain("Person Omega");
        assertThat(browser.open("/receivables").text()).contains("Person Alpha").doesNotContain("Person Omega");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number("""
                        select count(*) from conversation where customer_name = 'Person Alpha'
                        """)).isEqualTo(2));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number("select coalesce(sum(orders), 0) from score"))
                        .isEqualTo(2));
        assertThat(number("select count(*) from score")).isOne();

        long merge = number("select id from person_merge");
        browser.submit(browser.open(path), path + "/merges/" + merge);
        assertOwn(browser, first, "Alpha", "Omega");
        assertOwn(browser, second, "Omega", "Alpha");
        assertThat(browser.open("/people/" + second + "?tab=timeline").text())
                .containsOnlyOnce("Fair in Porto")
                .containsOnlyOnce("Lighting the port");
        assertThat(browser.open("/deals/" + deal).text())
                .contains("Person Alpha", "Person Omega")
                .doesNotContain("Buyer, Tester");
        assertThat(browser.open("/interactions/" + meeting).text()).contains("Person Alpha", "Person Omega");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number("""
                        select count(*) from conversation where customer_name = 'Person Omega'
                        """)).isOne());
    }

    private static void assertOwn(Browser browser, long person, String own, String others) {
        for (String tab :
                new String[] {"timeline", "orders", "conversations", "deals", "identities", "privacy", "details"})
            assertThat(browser.open("/people/" + person + "?tab=" + tab)
                            .text()
                            .replace("may be in the records twice", ""))
                    .as(tab)
                    .contains(own)
                    .doesNotContain(others);
    }

    private long person(String name, int n) {
        long id = jdbc.sql("insert into person (name) values ('Person ' || :name) returning id")
                .param("name", name)
                .query(Long.class)
                .single();
        run("""
            insert into customer_order (order_key, number, person_id, ordered_on, ordered_at, amount, currency, description)
            values ('o%2$d', 'o%2$d', %1$d, '2026-03-0%2$d', '2026-03-0%2$d', 10, 'EUR', 'Lamp of %3$s')
            """.formatted(id, n, name));
        run("""
            insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount, tax)
            select id, 1, 'Lamp of %2$s', 1, 'pc', 10, 0, 0, 10, 0 from customer_order where person_id = %1$d
            """.formatted(id, name));
        run("""
            insert into warranty (line_id, person_id, serial, starts_on, ends_on)
            select l.id, %1$d, 'SN-%2$s', '2026-03-01', '2099-03-01'
              from order_line l join customer_order o on o.id = l.order_id where o.person_id = %1$d
            """.formatted(id, name));
        run("""
            insert into invoice (number, person_id, addressee, currency, tax_included, state, term_days, issued_on, due_on, total)
            values ('R-%2$d', %1$d, 'Addressee %2$d', 'EUR', true, 'issued', 14, current_date, current_date + 14, 10)
            """.formatted(id, n));
        run("""
            insert into timeline_entry (source, source_id, person_id, at, kind, text)
            values ('order', %2$d, %1$d, '2026-03-0%2$d', 'order', 'Line of %3$s')
            """.formatted(id, n, name));
        run("""
            insert into author (network, network_id, handle, person_id, first_seen, last_seen)
            values ('bluesky', 'n%2$d', 'handle-%3$s', %1$d, now(), now())
            """.formatted(id, n, name));
        run("""
            insert into author_link (author_id, person_id, evidence, confidence, linked_at)
            select id, %1$d, 'demo', 1, now() from author where person_id = %1$d
            """.formatted(id));
        run("""
            insert into conversation (channel_id, network, thread_key, public, author_id, person_id, status_at, customer_name,
                                      said, first_at, last_at, last_in_at)
            select c.id, 'bluesky', 't%2$d', true, a.id, %1$d, now(), 'Person %3$s', 'says %3$s', now(), now(), now()
              from author a, channel c where a.person_id = %1$d
            """.formatted(id, n, name));
        run("""
            with made as (
                insert into deal (name, pipeline_id, stage_id, stage_since, currency, source, opened_at)
                select 'Deal of %2$s', s.pipeline_id, s.id, now(), 'EUR', 'classic', now()
                  from stage s order by s.id limit 1 returning id)
            insert into deal_contact (deal_id, person_id) select id, %1$d from made
            """.formatted(id, name));
        run("""
            insert into consent (person_id, purpose, channel, given, source, text_shown, at, recorded_at)
            values (%1$d, 'MARKETING', 'MAIL', true, 'PHONE', 'asked as %2$s', now(), now())
            """.formatted(id, name));
        run("""
            insert into task (title, person_id, assignee_id, due_at, created_by, created_at)
            select 'Call %2$s back', %1$d, min(id), now(), min(id), now() from colleague
            """.formatted(id, name));
        run("insert into membership (person_id, account_id) select %1$d, id from account where name = 'House of %2$s'"
                .formatted(id, name));
        return id;
    }

    /// With both of them.
    private long meeting(long first, long second) {
        run("""
            insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
            select 'meeting', %d, '2026-03-05', 'Fair in Porto', min(id), now(), now() from colleague
            """.formatted(first));
        long id = number("select max(id) from interaction");
        run("insert into interaction_person (interaction_id, place, person_id) values (%d, 1, %d)"
                .formatted(id, second));
        run("""
            insert into timeline_entry (source, source_id, person_id, at, kind, text, link)
            values ('meeting', %1$d, %2$d, '2026-03-05', 'meeting', 'Fair in Porto', '/interactions/%1$d'),
                   ('meeting-with', %1$d * 64 + 1, %3$d, '2026-03-05', 'meeting', 'Fair in Porto', '/interactions/%1$d')
            """.formatted(id, first, second));
        return id;
    }

    /// Of which both are contacts.
    private long sharedDeal(long first, long second) {
        run("""
            insert into deal (name, pipeline_id, stage_id, stage_since, currency, source, opened_at)
            select 'Lighting the port', s.pipeline_id, s.id, now(), 'EUR', 'classic', now() from stage s order by s.id limit 1
            """);
        long id = number("select max(id) from deal");
        run("insert into deal_contact (deal_id, person_id, role) values (%1$d, %2$d, 'Buyer'), (%1$d, %3$d, 'Tester')"
                .formatted(id, first, second));
        run("""
            insert into timeline_entry (source, source_id, person_id, at, kind, text, link)
            select 'deal', c.id, c.person_id, '2026-03-06', 'deal.opened', 'Lighting the port', '/deals/' || c.deal_id
              from deal_contact c where c.deal_id = %d
            """.formatted(id));
        return id;
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Browser signIn() {
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        return browser;
    }
}

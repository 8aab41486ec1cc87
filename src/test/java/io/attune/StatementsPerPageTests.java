package io.attune;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.Statements;
import io.attune.platform.database.TestPostgres;
import io.attune.platform.security.Role;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.signin.Browser;
import io.attune.platform.users.Colleagues;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// A page asks the database as often for thirty of everything as for three; so no page asks once per row.
@SpringBootTest(classes = AttuneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Statements.Heard.class)
@DirtiesContext
class StatementsPerPageTests {
    /// Session, viewer and settings included.
    private static final int CEILING = 50;

    /// What is remembered for seconds, such as settings, may be asked for in one round and not in the other.
    private static final int BY_CHANCE = 3;

    private static final List<String> PAGES = List.of(
            "/people",
            "/people?f=city~is~Kiel&col=tags&col=owner",
            "/people/1",
            "/people/1?tab=timeline",
            "/people/1?tab=details",
            "/people/1?tab=orders",
            "/people/1?tab=money",
            "/people/1?tab=deals",
            "/people/1?tab=conversations",
            "/people/1?tab=identities",
            "/people/1?tab=privacy",
            "/people/1/edit",
            "/accounts",
            "/accounts/1",
            "/accounts/1?tab=timeline",
            "/accounts/1?tab=orders",
            "/accounts/1?tab=money",
            "/accounts/1?tab=deals",
            "/accounts/1?tab=conversations",
            "/orders",
            "/orders?f=person~has~berg&col=person&col=account&col=owner&col=refunded",
            "/orders/1/sheet",
            "/orders/1",
            "/invoices",
            "/invoices?q=berg&col=person&col=account&col=state",
            "/invoices/1/sheet",
            "/invoices/1",
            "/payments",
            "/receivables",
            "/products",
            "/deals",
            "/deals/list",
            "/deals/list?f=account~has~nord&col=account&col=contact&col=stage&col=weighted&col=team",
            "/deals/1/sheet",
            "/deals/1",
            "/deals/forecast",
            "/deals/report",
            "/leads",
            "/leads/1/sheet",
            "/leads/1",
            "/tasks?whose=all",
            "/tasks/list",
            "/inbox",
            "/inbox/1",
            "/duplicates",
            "/segments",
            "/segments/new",
            "/search?q=berg",
            "/search?q=nordlihct");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings company;

    @Autowired
    Statements statements;

    private int round;

    @Test
    void noPageAsksOncePerRow() {
        var ines = colleagues.create("Inês Duarte", "ines@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        company.begin(Lumen.settings(ZoneOffset.UTC), ines);
        grow(1, 3);
        var browser = new Browser(port);
        browser.submit(browser.open("/login"), "/login", "mail", "ines@lumen.example", "password", Lumen.PASSWORD);
        // The first look makes what is made once.
        asked(browser);
        Map<String, Integer> few = asked(browser);
        grow(4, 30);
        Map<String, Integer> many = asked(browser);
        var grown = new ArrayList<String>();
        many.forEach((page, count) -> {
            if (count > few.getOrDefault(page, 0) + BY_CHANCE || count > CEILING)
                grown.add("%s: %d with few, %d with many".formatted(page, few.get(page), count));
        });
        assertThat(grown).as("statements of a page").isEmpty();
        assertThat(many.values()).as("the count counts").allMatch(count -> count > 0);
    }

    /// By page; what it was asked with tells this round from the one before.
    private Map<String, Integer> asked(Browser browser) {
        round++;
        var asked = new LinkedHashMap<String, Integer>();
        for (String page : PAGES) {
            String path = page + (page.contains("?") ? "&" : "?") + "round=" + round;
            assertThat(browser.open(path).status()).as(page).isEqualTo(200);
            asked.put(page, statements.of(path).size());
        }
        return asked;
    }

    /// From that to that of everything, all of person 1 or account 1 where it is somebody's.
    private void grow(int from, int to) {
        for (String sql : List.of(
                "insert into person (name, email, city) select 'Jonas Berg ' || n, 'jonas' || n || '@kiel.example', 'Kiel' from %s",
                "insert into account (name, parent_id) select 'Nordlicht ' || n, case when n > 1 then 1 end from %s",
                "insert into membership (person_id, account_id, role) select n, 1, 'Host' from %s",
                "insert into membership (person_id, account_id) select 1, n from %s where n > 1",
                "insert into contact_point (person_id, means, value, normal) select 1, 'mail', n || '@b.example', n || '@b.example' from %s",
                "insert into tag (name) select 'tag ' || n from %s",
                "insert into segment (name, rule, created_at, updated_at) select 'S' || n, '{\"all\": []}', now(), now() from %s",
                "insert into person_tag (person_id, tag_id) select p.id, t.id from person p, tag t where t.name in (select 'tag ' || n from %s)",
                "insert into custom_field (subject, label, type) select 'PERSON', 'Field ' || n, 'TEXT' from %s",
                "insert into custom_value (field_id, record_id, text) select f.id, 1, 'x' from custom_field f where f.label in (select 'Field ' || n from %s)",
                """
                insert into customer_order (order_key, number, person_id, account_id, ordered_on, ordered_at, amount, currency, by_invoice)
                select 'o' || n, 'o' || n, 1, 1, current_date - n, now(), 10, 'EUR', true from %s
                """,
                """
                insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount, tax)
                select 1, n, 'Lamp', 1, 'piece', 10, 0, 0, 10, 0 from %s
                """,
                """
                insert into warranty (line_id, person_id, serial, starts_on, ends_on)
                select l.id, 1, 'S-' || n, current_date, current_date + 9 from order_line l, %s where l.position = n
                """,
                "insert into warranty_claim (warranty_id, claimed_on, problem) select w.id, current_date, 'dim' from warranty w, %s where w.serial = 'S-' || n",
                """
                insert into invoice (number, person_id, account_id, addressee, currency, tax_included, state, term_days, issued_on,
                                     due_on, total)
                select 'R-' || n, n, case when n %% 2 = 0 then n end, 'Jonas Berg', 'EUR', true, 'issued', 14, current_date - 40,
                       current_date - 26, 10 from %s
                """,
                "insert into payment (person_id, currency, amount, received_on, method) select 1, 'EUR', 5, current_date, 'cash' from %s",
                "insert into allocation (invoice_id, payment_id, amount, allocated_on) select 1, y.id, 0.1, current_date from payment y, %s where y.id = n",
                "insert into product (sku, name) select 'LU-' || n, 'Pendant ' || n from %s",
                "insert into pipeline (name, position) select 'Sales', 1 from %s where n = 1",
                "insert into stage (pipeline_id, name, position, probability) select 1, 'Step ' || n, n, 0.5 from %s where n <= 3",
                """
                insert into deal (name, account_id, pipeline_id, stage_id, stage_since, amount, currency, source, opened_at, expected_on)
                select 'Nordlicht deal ' || n, n, 1, 1 + n %% 3, now(), 10, 'EUR', 'classic', now(), current_date + n from %s
                """,
                "insert into deal_contact (deal_id, person_id) select n, 1 from %s",
                "insert into deal_contact (deal_id, person_id) select 1, n from %s where n > 1",
                "insert into deal_line (deal_id, what, quantity, price) select 1, 'Lamp', 1, 1 from %s",
                "insert into deal_stay (deal_id, stage_id, stage_name, entered_at, left_at) select 1, 1, 'Step', now(), now() from %s",
                "insert into lead (name, source, status, status_at, created_at) select 'Greta Berg ' || n, 'social', 'new', now(), now() from %s",
                "insert into channel (kind, name, network) select 'sample', 'Bluesky', 'bluesky' from %s where n = 1",
                """
                insert into author (network, network_id, handle, person_id, first_seen, last_seen)
                select 'bluesky', 'a' || n, 'berg' || n, 1, now(), now() from %s
                """,
                "insert into author_link (author_id, person_id, evidence, confidence, linked_at) select n, 1, 'demo', 1, now() from %s",
                """
                insert into conversation (channel_id, network, thread_key, public, author_id, person_id, status_at, customer_name,
                                          said, first_at, last_at, last_in_at)
                select 1, 'bluesky', 't' || n, true, n, 1, now(), 'Jonas Berg', 'the dimmer hums', now(), now(), now() from %s
                """,
                """
                insert into post (channel_id, external_id, direction, network, author_key, author_handle, author_id, conversation_id,
                                  text, public, thread_key, posted_at, read_at)
                select 1, 'p' || n, 'in', 'bluesky', 'a1', 'berg1', 1, 1, 'it hums ' || n, true, 't1', now(), now() from %s
                """,
                """
                insert into task (title, person_id, assignee_id, due_at, created_by, created_at)
                select 'Call Berg ' || n, 1, 1, now(), 1, now() from %s
                """,
                """
                insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
                select 'note', 1, now(), 'note on Berg ' || n, 1, now(), now() from %s
                """,
                """
                insert into timeline_entry (source, source_id, person_id, account_id, at, kind, text)
                select 'note', n, 1, 1, now() - n * interval '1 day', 'note', 'note ' || n from %s
                """,
                """
                insert into consent (person_id, purpose, channel, given, source, at, recorded_at)
                select 1, 'MARKETING', 'MAIL', true, 'PHONE', now(), now() from %s
                """,
                """
                insert into duplicate (low_id, high_id, probability, certain, evidence, found_at)
                select 1, n, 0.9, false, '[]', now() from %s where n > 1
                """))
            jdbc.sql(sql.formatted("generate_series(%d, %d) as n".formatted(from, to)))
                    .update();
    }
}

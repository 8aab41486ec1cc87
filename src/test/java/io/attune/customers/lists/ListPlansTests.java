package io.attune.customers.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.Lumen;
import io.attune.WholeAttune;
import io.attune.customers.Listing;
import io.attune.customers.lists.ListStore.After;
import io.attune.platform.security.Role;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.Viewer.Scope;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.users.Colleagues;
import io.attune.sales.pipelines.Pipelines;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How PostgreSQL means to answer the lists of all modules, among thirty thousand of everything.
@WholeAttune
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlansTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Listings listings;

    @Autowired
    Queries queries;

    @Autowired
    Colleagues colleagues;

    @Autowired
    CompanySettings settings;

    @Autowired
    Pipelines pipelines;

    private UserId boss = new UserId(0);

    @BeforeAll
    void manyOfEverything() {
        boss = colleagues.create("Mira Kovač", "mira@lumen.example", Role.ADMIN, Lumen.PASSWORD);
        settings.begin(Lumen.settings(ZoneOffset.UTC), boss);
        assertThat(pipelines.all()).isNotEmpty();
        many("insert into person (name) select 'Person ' || n from %s");
        many("""
                insert into customer_order (order_key, number, person_id, ordered_on, ordered_at, amount, currency, status)
                select 'M-' || n, 'M-' || n, n, date '2020-01-01' + n %% 2000, now(), n, 'EUR',
                       case when n %% 500 = 0 then 'open' else 'paid' end
                  from %s
                """);
        jdbc.sql("""
                insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount, tax)
                select id, 1, 'Lamp', 1, 'piece', 1, 0, 0, 1, 0 from customer_order
                """).update();
        jdbc.sql("""
                insert into warranty (line_id, person_id, serial, starts_on, ends_on, registered_at)
                select id, id, 'SN-' || id, date '2024-01-01' + id::int % 900, date '2027-01-01' + id::int % 900,
                       timestamptz '2024-01-01' + id * interval '1 hour'
                  from order_line
                """).update();
        many("""
                insert into invoice (number, person_id, addressee, currency, tax_included, state, term_days, issued_on, due_on,
                                     total, settled, created_at)
                select 'I-' || n, n, 'Addressee ' || md5(n::text), 'EUR', true, 'issued', 14, date '2024-01-01' + n %% 900,
                       date '2024-01-15' + n %% 900, 10, case when n %% 500 = 0 then 0 else 10 end,
                       timestamptz '2024-01-01' + n * interval '1 hour'
                  from %s
                """);
        many("""
                insert into payment (person_id, currency, amount, received_on, method)
                select n, 'EUR', n, date '2020-01-01' + n %% 2000, 'card' from %s
                """);
        many("""
                insert into deal (name, pipeline_id, stage_id, stage_since, status, ended_at, amount, currency, source, opened_at)
                select 'Deal ' || md5(n::text), s.pipeline_id, s.id, now(), case when n %% 3 = 0 then 'open' else 'won' end,
                       case when n %% 3 > 0 then now() end, n, 'EUR', 'classic', timestamptz '2024-01-01' + n * interval '1 hour'
                  from %s, (select * from stage order by id limit 1) s
                """);
        many("""
                insert into lead (name, email, source, status, person_id, status_at, created_at)
                select 'Lead ' || md5(n::text), 'lead' || n || '@lumen.example', 'social',
                       case when n %% 300 = 0 then 'qualified' when n %% 2 = 0 then 'new' else 'converted' end, n, now(),
                       timestamptz '2024-01-01' + n * interval '1 hour'
                  from %s
                """);
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend, recency_days,
                                   recency, frequency, monetary, alive, expected12, expected_spend, value12,
                                   value12_on_rhythm, tripped)
                select id, 1, date '2026-01-01', date '2026-01-01', 1, 1, 9, 9, 9, 5, 1, 1, 1, 1, 9, 3, 3, false from person
                """).update();
        many("""
                insert into task (title, assignee_id, due_at, created_by, created_at, changed_at, done_at)
                select 'Task ' || md5(n::text), case when n %% 300 = 0 then 1 else 2 end,
                       timestamptz '2024-01-01' + n * interval '1 hour', 1, now(), now(),
                       case when n %% 3 = 0 then null else now() end
                  from %s
                """);
        jdbc.sql("analyze person, customer_order, order_line, warranty, invoice, payment, deal, lead, task, score")
                .update();
    }

    @Test
    void ordersGoByAnIndex() {
        assertThat(plan("orders", "", null))
                .contains("customer_order_newest")
                .doesNotContain("Seq Scan on customer_order");
        assertThat(plan("orders", "", new After(900, "2021-05-05"))).contains("customer_order_newest");
        assertThat(plan("orders", "f=status~is~open", null)).contains("customer_order_unusual");
        assertThat(plan("orders", "q=M-17", null)).doesNotContain("Seq Scan on customer_order");
    }

    @Test
    void whoWasScoredGoesByName() {
        assertThat(plan("behavior", "", null)).contains("person_by_name").doesNotContain("Seq Scan on score");
    }

    @Test
    void invoicesPaymentsAndWhatIsOwedGoByAnIndex() {
        assertThat(plan("invoices", "", null)).contains("invoice_newest");
        assertThat(plan("invoices", "f=state~is~overdue", null)).contains("invoice_open");
        assertThat(plan("invoices", "q=c4ca42", null)).contains("invoice_addressee");
        assertThat(plan("payments", "", null)).contains("payment_newest");
        assertThat(plan("receivables", "", null)).contains("invoice_open").doesNotContain("Seq Scan on invoice");
    }

    @Test
    void warrantiesGoByAnIndex() {
        assertThat(plan("warranties", "", null)).contains("warranty_newest");
        assertThat(plan("warranties", "state=active", new After(900, "2026-05-05")))
                .contains("warranty_newest");
        assertThat(plan("warranties", "q=SN-77", null)).contains("warranty_serial");
    }

    @Test
    void dealsAndLeadsGoByAnIndex() {
        assertThat(plan("deals", "f=status~is~open", null)).contains("deal_newest");
        assertThat(plan("deals", "f=status~is~won", new After(900, "2026-05-05")))
                .contains("deal_newest");
        assertThat(plan("deals", "q=c4ca42", null)).contains("deal_search");
        assertThat(plan("leads", "", null)).contains("lead_recent");
        assertThat(plan("leads", "f=status~is~qualified", null)).contains("lead_status");
        assertThat(plan("leads", "q=c4ca42", null)).contains("lead_search");
    }

    @Test
    void tasksGoByAnIndex() {
        assertThat(plan("tasks", "", null)).contains("task_open").doesNotContain("Seq Scan on task");
        assertThat(plan("tasks", "whose=mine", null)).contains("task_mine");
        assertThat(plan("tasks", "f=status~is~done", null)).contains("task_due");
        assertThat(plan("tasks", "f=status~is~done&sort=-due", new After(900, "2026-05-05")))
                .contains("task_due");
        assertThat(plan("tasks", "q=c4ca42", null)).contains("task_title");
    }

    @Test
    void tripwiresGoByAnIndex() {
        many("""
                insert into tripwire_firing (person_id, stage, step, last_on, latency_days, latency_from, expected_on,
                       fired_on, value12, value_at_risk, sweep, noticed_at)
                select n, 'hard', 3, date '2020-01-01' + n / 20, 30, 'own', date '2020-02-01' + n / 20,
                       date '2020-02-11' + n / 20, 100, 100, 1, now()
                  from %s
                """);
        jdbc.sql("analyze tripwire_firing").update();
        assertThat(plan("tripwires", "f=state~is~silent", null)).contains("tripwire_firing_day");
        assertThat(plan("tripwires", "", null)).contains("tripwire_firing_day").doesNotContain("Seq Scan");
        assertThat(plan("tripwires", "f=state~is~silent", new After(900, "2022-05-05")))
                .contains("tripwire_firing_day");
    }

    private void many(String sql) {
        jdbc.sql(sql.formatted("generate_series(1, 30000) n")).update();
    }

    private String plan(String list, String query, @Nullable After after) {
        var viewer = new Viewer(boss, "Mira", Role.ADMIN, Set.of(), Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        Listing listing = listings.get(viewer, list);
        ListQuery read = queries.read(viewer, listing, query);
        var condition = new Condition(listing, viewer, read);
        var asked = jdbc.sql("explain " + ListStore.sql(viewer, listing, read, condition, after))
                .params(viewer.parameters())
                .params(listing.parameters(viewer))
                .params(condition.parameters())
                .param("limit", 51);
        if (after != null) asked = asked.param("after_id", after.id()).param("after_at", after.at());
        return String.join("\n", asked.query(String.class).list());
    }
}

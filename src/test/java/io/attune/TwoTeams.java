package io.attune;

import io.attune.channels.ChannelId;
import io.attune.channels.IncomingPost;
import io.attune.channels.Posts;
import io.attune.customers.AccountId;
import io.attune.customers.Owners;
import io.attune.customers.PersonId;
import io.attune.customers.Timeline;
import io.attune.customers.TimelineEntry;
import io.attune.platform.security.Role;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.settings.CompanySettings;
import io.attune.platform.tokens.PersonalTokens;
import io.attune.platform.tokens.Scopes;
import io.attune.platform.users.Colleagues;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A company of two teams: Petra belongs to South, Nora to North; Nils works for North, Sara for South,
/// Mats and Max for North with the limit "team". Everything is made while everybody sees it, and gets its
/// owners last.
record TwoTeams(JdbcClient jdbc, long petra, long nora, long petrasConversation, long petrasPost, long petrasAuthor) {
    static final String PASSWORD = Lumen.PASSWORD;

    static TwoTeams found(ApplicationContext application) {
        var jdbc = application.getBean(JdbcClient.class);
        var colleagues = application.getBean(Colleagues.class);
        var start = new TwoTeams(jdbc, 0, 0, 0, 0, 0);
        UserId ines = user(colleagues, "Inês Duarte", "ines", Role.ADMIN);
        application.getBean(CompanySettings.class).begin(Lumen.settings(ZoneOffset.UTC), ines);
        TeamId north = colleagues.team(
                "North",
                List.of(
                        user(colleagues, "Nils Holm", "nils", Role.AGENT),
                        user(colleagues, "Mats Lund", "mats", Role.MARKETER),
                        user(colleagues, "Max Berg", "max", Role.MANAGER)));
        TeamId south = colleagues.team("South", List.of(user(colleagues, "Sara Costa", "sara", Role.AGENT)));
        jdbc.sql("update colleague set reads = 'TEAM' where mail like 'max@%' or mail like 'mats@%'")
                .update();
        // So that no other number is taken for that of a conversation.
        jdbc.sql("alter table conversation alter column id restart with 4711").update();
        var timeline = application.getBean(Timeline.class);
        long petra = start.customer(
                timeline,
                new Customer("Petra Secretsson", "petra.s@secret.example", "S-0815", "petra.s"),
                new BigDecimal("777.77"),
                "Moonstone lamp");
        long nora = start.customer(
                timeline,
                new Customer("Nora Visible", "nora@visible.example", "N-1", "nora"),
                new BigDecimal("12.50"),
                "Trail light");
        long account = start.number("insert into account (name) values ('Hidden Holdings') returning id");
        jdbc.sql("insert into membership (person_id, account_id) values (:petra, :account)")
                .param("petra", petra)
                .param("account", account)
                .update();
        long group = start.number("insert into account (name) values ('Open Group') returning id");
        jdbc.sql("update account set parent_id = :group where id = :account")
                .param("group", group)
                .param("account", account)
                .update();
        start.act(application.getBean(Timeline.class), petra, nora, ines);
        start.trade(petra, account, south);
        start.write(application);
        var admin = new Viewer(ines, "Inês", Role.ADMIN, Set.of(), Viewer.Scope.ALL, Locale.ENGLISH, ZoneOffset.UTC);
        var owners = application.getBean(Owners.class);
        owners.give(admin, List.of(new PersonId(petra)), null, south);
        owners.give(admin, List.of(new PersonId(nora)), null, north);
        owners.giveAccounts(admin, List.of(new AccountId(account)), null, south);
        owners.giveAccounts(admin, List.of(new AccountId(group)), null, north);
        long conversation = start.number("select id from conversation where person_id = " + petra);
        return new TwoTeams(
                jdbc,
                petra,
                nora,
                conversation,
                start.number("select id from post where conversation_id = " + conversation),
                start.number("select author_id from conversation where id = " + conversation));
    }

    private record Customer(String name, String mail, String number, String handle) {}

    /// What somebody's token may.
    Program program(String name, int port, ApplicationContext application) {
        var scopes = Scopes.of(List.of(
                "people:write",
                "accounts:write",
                "money:write",
                "deals:write",
                "activities:write",
                "conversations:write"));
        var tokens = application.getBean(PersonalTokens.class);
        return new Program(
                port,
                tokens.create(colleague(name), "test", scopes, Period.ofDays(1)).value());
    }

    UserId colleague(String name) {
        return new UserId(jdbc.sql("select id from colleague where name = :name")
                .param("name", name)
                .query(Long.class)
                .single());
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private void write(ApplicationContext application) {
        var channel = new ChannelId(number("""
                insert into channel (kind, name, network) values ('sample', 'Lumen on Bluesky', 'bluesky') returning id
                """));
        application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> application
                        .getBean(Posts.class)
                        .receive(
                                channel,
                                List.of(
                                        post("1", "petra.s", "the third lamp that arrives cracked, terrible"),
                                        post("2", "nora", "my trail light is broken, terrible")),
                                null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from conversation where person_id is not null") == 2);
    }

    /// A note that mentions Nils, a task and a file, all of Petra; and two meetings of her and Nora.
    private void act(Timeline timeline, long petra, long nora, UserId ines) {
        long nils = number("select id from colleague where name = 'Nils Holm'");
        long note = number("""
                insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
                values ('note', %d, now(), 'Petra wants the Moonstone, @Nils Holm', %s, now(), now()) returning id
                """.formatted(petra, ines));
        jdbc.sql("insert into mention (interaction_id, user_id) values (:note, :nils)")
                .param("note", note)
                .param("nils", nils)
                .update();
        jdbc.sql("""
                insert into notice (user_id, kind, interaction_id, by_id, at) values (:nils, 'mention', :note, :by, now())
                """)
                .param("nils", nils)
                .param("note", note)
                .param("by", ines.value())
                .update();
        for (long[] both : new long[][] {{petra, nora}, {nora, petra}}) {
            long meeting = number("""
                    insert into interaction (kind, person_id, at, text, created_by, created_at, changed_at)
                    values ('meeting', %d, now(), 'On site', %s, now(), now()) returning id
                    """.formatted(both[0], ines));
            jdbc.sql("insert into interaction_person (interaction_id, place, person_id) values (:meeting, 1, :other)")
                    .param("meeting", meeting)
                    .param("other", both[1])
                    .update();
        }
        jdbc.sql("""
                insert into task (title, person_id, assignee_id, due_at, created_by, created_at)
                values ('Call Petra Secretsson', :petra, :by, now(), :by, now())
                """).param("petra", petra).param("by", ines.value()).update();
        jdbc.sql("""
                insert into customer_file (name, complete, lies, person_id, created_by, created_at)
                values ('Moonstone.txt', true, 'database', :petra, :by, now())
                """).param("petra", petra).param("by", ines.value()).update();
        timeline.put(List.of(new TimelineEntry(
                "note",
                note,
                new PersonId(petra),
                null,
                Instant.parse("2026-03-03T09:00:00Z"),
                "note",
                "Petra wants the Moonstone",
                null,
                null,
                "/interactions/" + note,
                List.of())));
    }

    /// Invoices of Petra and of her company, a payment, a warranty, a deal and a lead.
    private void trade(long petra, long account, TeamId south) {
        for (String sql : List.of("""
                insert into invoice (number, person_id, addressee, currency, tax_included, state, term_days, issued_on, due_on, total)
                values ('R-77', %1$s, 'Petra Secretsson', 'EUR', true, 'issued', 14, current_date - 40, current_date - 26, 777.77)
                """, """
                insert into invoice (number, account_id, addressee, currency, tax_included, state, term_days, issued_on, due_on, total)
                values ('R-78', %2$s, 'Hidden Holdings', 'EUR', true, 'issued', 14, current_date - 40, current_date - 26, 777.77)
                """, """
                insert into payment (person_id, currency, amount, received_on, method, reference)
                values (%1$s, 'EUR', 777.77, current_date, 'transfer', 'S-0815')
                """, """
                insert into order_line (order_id, position, text, quantity, unit, unit_price, discount, tax_rate, amount, tax)
                select id, 1, 'Moonstone lamp', 1, 'piece', amount, 0, 0, amount, 0 from customer_order where person_id = %1$s
                """, """
                insert into warranty (line_id, person_id, serial, starts_on, ends_on)
                select l.id, o.person_id, 'Moonstone-1', current_date, current_date + 700
                  from order_line l join customer_order o on o.id = l.order_id where o.person_id = %1$s
                """, """
                with path as (insert into pipeline (name, position) values ('Sales', 1) returning id),
                step as (
                    insert into stage (pipeline_id, name, position, probability) select id, 'First', 1, 0.5 from path
                    returning id, pipeline_id),
                made as (
                    insert into deal (name, account_id, pipeline_id, stage_id, stage_since, amount, currency, source, opened_at,
                                      team_id)
                    select 'Moonstone for the hall', %2$s, pipeline_id, id, now(), 777.77, 'EUR', 'classic', now(), %3$s from step
                    returning id)
                insert into deal_contact (deal_id, person_id) select id, %1$s from made
                """, """
                insert into lead (name, company, email, source, status, status_at, created_at, team_id)
                values ('Petra S.', 'Hidden Holdings', 'petra.s@secret.example', 'social', 'new', now(), now(), %3$s)
                """))
            jdbc.sql(sql.formatted(petra, account, south)).update();
    }

    void score() {
        long run = number("""
                insert into scoring_run (wishes, analysis_date, started_at, finished_at, customers, repeaters, purchases,
                                         margin, buying_model, spend_model, mean_spend, median_spend, first_year_value)
                values (0, current_date, now(), now(), 2, 2, 6, 0.3, '{"kind": "own-mean", "parameters": [], "customers": 1}',
                        '{"kind": "own-mean", "parameters": [], "customers": 1}', 100, 100, 60)
                returning id
                """);
        jdbc.sql("""
                insert into score (person_id, run_id, first_on, last_on, orders, purchases, spent, mean_spend,
                                   recency_days, recency, frequency, monetary, alive, expected12, expected_spend,
                                   value12, value12_on_rhythm, latency_days, latency_from, expected_on, tripwire_on, tripped)
                select p.id, :run, current_date, current_date, 3, 3, 300, 100, 0, 5, 5, 5, 1, 3, 100, 777.77, 800,
                       30, 'own', current_date, current_date, true
                  from person p
                on conflict (person_id) do update set run_id = excluded.run_id, tripped = true
                """).param("run", run).update();
        jdbc.sql("""
                insert into tripwire_firing (person_id, stage, step, last_on, latency_days, latency_from, expected_on,
                                             fired_on, value12, value_at_risk, sweep, noticed_at)
                select id, 'hard', 3, current_date - 40, 30, 'own', current_date - 10, current_date - 2, 777.77, 777.77, 1,
                       now()
                  from person
                on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into latency_step (run_id, step, cases, mean, median, p75, p90) values (:run, 0, 6, 30, 30, 30, 30)
                on conflict do nothing
                """).param("run", run).update();
    }

    private long customer(Timeline timeline, Customer customer, BigDecimal amount, String product) {
        long id = jdbc.sql("insert into person (name, email, external_id) values (:name, :mail, :number) returning id")
                .param("name", customer.name())
                .param("mail", customer.mail())
                .param("number", customer.number())
                .query(Long.class)
                .single();
        jdbc.sql("insert into person_handle (person_id, network, handle) values (:person, 'bluesky', :handle)")
                .param("person", id)
                .param("handle", customer.handle())
                .update();
        long order = jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency, description)
                values (:number, :person, date '2026-03-02', '2026-03-02T09:00Z', :amount, 'EUR', :product)
                returning id
                """)
                .param("number", customer.number())
                .param("person", id)
                .param("amount", amount)
                .param("product", product)
                .query(Long.class)
                .single();
        timeline.put(List.of(new TimelineEntry(
                "order",
                order,
                new PersonId(id),
                null,
                Instant.parse("2026-03-02T09:00:00Z"),
                "order",
                product,
                amount,
                Currency.getInstance("EUR"),
                null,
                List.of())));
        return id;
    }

    private static UserId user(Colleagues colleagues, String name, String key, Role role) {
        return colleagues.create(name, key + "@lumen.example", role, PASSWORD);
    }

    private static IncomingPost post(String id, String author, String text) {
        return new IncomingPost(
                id, true, author, author, null, 10L, false, text, "en", true, 0, null, null, null, Instant.now());
    }
}

package io.attune.demo.loading;

import io.attune.commerce.OrdersImported;
import io.attune.demo.generator.DemoAccount;
import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoOrder;
import io.attune.demo.generator.DemoPerson;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Accounts, people and their orders, each kind in one statement. Companies belong to the team of whoever answers for
/// them, everybody else to Support.
@Component
@WithoutViewer("the demo company is made for everybody")
class CustomerRows {
    /// No import has this number: theirs begin at 1.
    static final long RUN = 0;

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private final JdbcClient jdbc;
    private final CustomerDetails details;
    private final ApplicationEventPublisher events;

    CustomerRows(JdbcClient jdbc, CustomerDetails details, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.details = details;
        this.events = events;
    }

    @Transactional
    public void insert(DemoCompany company, Map<String, UserId> colleagues) {
        accounts(company.accounts(), colleagues);
        people(company.people());
        memberships(company.people().stream()
                .filter(person -> person.accountId() != null)
                .toList());
        consents();
        details.insert();
        orders(company.orders());
        jdbc.sql("analyze account, person, membership, customer_order").update();
        events.publishEvent(new OrdersImported(RUN));
    }

    private void accounts(List<DemoAccount> accounts, Map<String, UserId> colleagues) {
        jdbc.sql("""
                insert into account (external_id, name, city, country, owner_id, created_at, team_id)
                select n.*, (select min(m.team_id) from team_member m where m.user_id = n.owner_id)
                  from unnest(:ids::text[], :names::text[], :cities::text[], :countries::text[],
                                       :owners::bigint[], :since::timestamptz[])
                             as n(external_id, name, city, country, owner_id, created_at)
                """)
                .param("ids", Rows.column(accounts, DemoAccount::id, String[]::new))
                .param("names", Rows.column(accounts, DemoAccount::name, String[]::new))
                .param("cities", Rows.column(accounts, DemoAccount::city, String[]::new))
                .param("countries", Rows.column(accounts, DemoAccount::country, String[]::new))
                .param("owners", Rows.column(accounts, account -> colleague(colleagues, account.owner()), Long[]::new))
                .param("since", Rows.column(accounts, account -> account.since().toString(), String[]::new))
                .update();
    }

    private void people(List<DemoPerson> people) {
        jdbc.sql("""
                insert into person (external_id, name, email, phone, city, country, language, source, campaign,
                                    customer_since, owner_id, team_id, created_at)
                select n.external_id, n.name, n.email::citext, n.phone, n.city, n.country, n.language, n.source,
                       n.campaign, n.since, a.owner_id, coalesce(a.team_id, (select id from team where name = 'Support')), n.since
                  from unnest(:ids::text[], :names::text[], :mails::text[], :phones::text[], :cities::text[],
                              :countries::text[], :languages::text[], :sources::text[], :campaigns::text[],
                              :since::date[], :accounts::text[])
                    with ordinality
                    as n(external_id, name, email, phone, city, country, language, source, campaign, since, account,
                         place)
                  left join account a on a.external_id = n.account
                 order by n.place
                """)
                .param("ids", Rows.column(people, DemoPerson::id, String[]::new))
                .param("names", Rows.column(people, DemoPerson::name, String[]::new))
                .param("mails", Rows.column(people, DemoPerson::mail, String[]::new))
                .param("phones", Rows.column(people, DemoPerson::phone, String[]::new))
                .param("cities", Rows.column(people, DemoPerson::city, String[]::new))
                .param("countries", Rows.column(people, DemoPerson::country, String[]::new))
                .param("languages", Rows.column(people, DemoPerson::language, String[]::new))
                .param("sources", Rows.column(people, DemoPerson::source, String[]::new))
                .param("campaigns", Rows.column(people, DemoPerson::campaign, String[]::new))
                .param("since", Rows.column(people, person -> person.since().toString(), String[]::new))
                .param("accounts", Rows.column(people, DemoPerson::accountId, String[]::new))
                .update();
    }

    private void memberships(List<DemoPerson> people) {
        jdbc.sql("""
                insert into membership (person_id, account_id, role)
                select p.id, a.id, n.role
                  from unnest(:people::text[], :accounts::text[], :roles::text[]) as n(person, account, role)
                  join person p on p.external_id = n.person
                  join account a on a.external_id = n.account
                """)
                .param("people", Rows.column(people, DemoPerson::id, String[]::new))
                .param("accounts", Rows.column(people, DemoPerson::accountId, String[]::new))
                .param("roles", Rows.column(people, DemoPerson::accountRole, String[]::new))
                .update();
    }

    /// Most agreed to mails when they first ordered, some to surveys; a few refused later, and old consents have ended.
    private void consents() {
        jdbc.sql("""
                insert into consent (person_id, purpose, channel, given, source, text_shown, at, expires_at, recorded_at)
                select p.id, said.purpose, said.channel, said.given, said.source, said.shown,
                       p.created_at + said.later, case when said.days > 0 then p.created_at + said.days * interval '1 day' end,
                       p.created_at + said.later
                  from person p
                 cross join lateral (values
                     (p.id % 10 < 7, 'MARKETING', 'MAIL', true, 'WEBSITE',
                      'Yes, Lumen may tell me by mail about new lamps. I can withdraw this at any time.', interval '0', 0),
                     (p.id % 6 = 1, 'RESEARCH', 'ANY', true, 'SHOP',
                      'Lumen may ask me now and then how the lamps do.', interval '3 days', 730),
                     (p.id % 31 = 5, 'MARKETING', 'ANY', false, 'PHONE', null, interval '40 days', 0),
                     (p.id % 97 = 11, 'PROFILING', 'ANY', false, 'MAIL', null, interval '60 days', 0))
                     as said(so, purpose, channel, given, source, shown, later, days)
                 where said.so and p.created_at + said.later < now()
                """).update();
    }

    private void orders(List<DemoOrder> orders) {
        jdbc.sql("""
                insert into customer_order (order_key, number, person_id, account_id, ordered_on, ordered_at, amount,
                                            currency, status, description, promised_on, delivered_on, run_id,
                                            owner_id, team_id)
                select n.number, n.number, p.id, a.id, n.day, n.at, n.amount, :currency, n.status, n.products,
                       n.promised, n.delivered, :run,
                       p.owner_id, p.team_id
                  from unnest(:numbers::text[], :people::text[], :accounts::text[], :days::date[],
                              :placed::timestamptz[], :amounts::numeric[], :statuses::text[], :products::text[],
                              :promised::date[], :delivered::date[])
                    with ordinality as n(number, person, account, day, at, amount, status, products, promised,
                                         delivered, place)
                  join person p on p.external_id = n.person
                  left join account a on a.external_id = n.account
                 order by n.place
                """)
                .param("currency", DemoPeople.EURO.getCurrencyCode())
                .param("run", RUN)
                .param("numbers", Rows.column(orders, DemoOrder::number, String[]::new))
                .param("people", Rows.column(orders, DemoOrder::personId, String[]::new))
                .param("accounts", Rows.column(orders, DemoOrder::accountId, String[]::new))
                .param("days", Rows.column(orders, CustomerRows::day, String[]::new))
                .param("placed", Rows.instants(orders, DemoOrder::placedAt))
                .param("amounts", Rows.column(orders, order -> BigDecimal.valueOf(order.cents(), 2), BigDecimal[]::new))
                .param("statuses", Rows.column(orders, DemoOrder::status, String[]::new))
                .param("products", Rows.column(orders, DemoOrder::products, String[]::new))
                .param(
                        "promised",
                        Rows.column(orders, order -> order.promisedOn().toString(), String[]::new))
                .param("delivered", Rows.column(orders, CustomerRows::delivered, String[]::new))
                .update();
    }

    private static String day(DemoOrder order) {
        return order.placedAt().atZone(ZONE).toLocalDate().toString();
    }

    private static @Nullable String delivered(DemoOrder order) {
        return order.deliveredOn() == null ? null : order.deliveredOn().toString();
    }

    private static long colleague(Map<String, UserId> colleagues, String key) {
        return Objects.requireNonNull(colleagues.get(key), key).value();
    }
}

package io.attune.demo.loading;

import io.attune.demo.generator.DemoCompany;
import io.attune.demo.generator.DemoDeal;
import io.attune.demo.generator.DemoLead;
import io.attune.demo.generator.DemoSales;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Pipelines, deals and leads, each kind in one statement; a deal's number is its place in the list.
@Component
@WithoutViewer("a demo that is being loaded has nobody to hide from")
class SalesRows {
    private final JdbcClient jdbc;

    SalesRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After the people, and before posts are priced: an open deal counts in a price.
    @Transactional
    public void insert(DemoCompany company, Map<String, UserId> colleagues) {
        DemoSales sales = DemoSales.of(company);
        ways();
        deals(sales.deals(), colleagues);
        contacts(sales.deals());
        lines(sales.deals());
        stays(sales.deals());
        leads(sales.leads(), colleagues);
        timelines();
        for (String table : List.of("deal", "lead"))
            jdbc.sql("select setval(pg_get_serial_sequence(:table, 'id'), (select max(id) from " + table + "))")
                    .param("table", table)
                    .query(Long.class)
                    .single();
        jdbc.sql("analyze deal, deal_contact, deal_line, deal_stay, lead").update();
    }

    /// Social leads know the conversation in which they were found, once conversations are there.
    @Transactional
    public void link() {
        jdbc.sql("""
                update lead l
                   set conversation_id = c.id
                  from (select distinct on (network, customer_name) id, network, customer_name
                          from conversation order by network, customer_name, first_at) c
                 where l.source = 'social' and c.network = l.channel and c.customer_name = l.name
                """).update();
    }

    private void ways() {
        int place = 0;
        for (DemoSales.Pipeline pipeline : DemoSales.PIPELINES) {
            jdbc.sql("""
                    with made as (insert into pipeline (name, position) values (:name, :place) returning id)
                    insert into stage (pipeline_id, name, position, probability, committed)
                    select made.id, n.name, n.place, n.probability, n.committed
                      from made, unnest(:names::text[], :probabilities::numeric[], :committed::boolean[])
                        with ordinality as n(name, probability, committed, place)
                     order by n.place
                    """)
                    .param("name", pipeline.name())
                    .param("place", place++)
                    .param("names", Rows.column(pipeline.stages(), DemoSales.Stage::name, String[]::new))
                    .param(
                            "probabilities",
                            Rows.column(
                                    pipeline.stages(),
                                    stage -> BigDecimal.valueOf(stage.probability()),
                                    BigDecimal[]::new))
                    .param("committed", Rows.column(pipeline.stages(), DemoSales.Stage::committed, Boolean[]::new))
                    .update();
        }
        jdbc.sql("""
                insert into lost_reason (name, position)
                select n.name, n.place from unnest(:names::text[]) with ordinality as n(name, place) order by n.place
                """).param("names", DemoSales.REASONS.toArray(String[]::new)).update();
    }

    private void deals(List<DemoDeal> deals, Map<String, UserId> colleagues) {
        jdbc.sql("""
                insert into deal (id, name, account_id, pipeline_id, stage_id, stage_since, status, ended_at,
                                  lost_reason_id, amount, by_hand, currency, expected_on, source, channel, owner_id,
                                  team_id, opened_at, opened_by)
                overriding system value
                select n.id, n.name, a.id, w.id, s.id, n.since::timestamptz, n.status, n.ended::timestamptz, r.id,
                       n.cents / 100.0, n.by_hand, :currency, n.expected::date, n.source, n.channel, n.owner, t.id,
                       n.opened::timestamptz, n.owner
                  from unnest(:names::text[], :accounts::text[], :pipelines::text[], :stages::text[], :since::text[],
                              :statuses::text[], :ended::text[], :reasons::text[], :cents::bigint[],
                              :by_hand::boolean[], :expected::text[], :sources::text[], :channels::text[],
                              :owners::bigint[], :opened::text[])
                    with ordinality as n(name, account, pipeline, stage, since, status, ended, reason, cents, by_hand,
                                         expected, source, channel, owner, opened, id)
                  join pipeline w on w.name = n.pipeline
                  join stage s on s.pipeline_id = w.id and s.name = n.stage
                  left join team t on t.name = 'Sales'
                  left join account a on a.external_id = n.account
                  left join lost_reason r on r.name = n.reason
                """)
                .param("currency", DemoPeople.EURO.getCurrencyCode())
                .param("names", Rows.column(deals, DemoDeal::name, String[]::new))
                .param("accounts", Rows.column(deals, DemoDeal::accountId, String[]::new))
                .param("pipelines", Rows.column(deals, deal -> pipeline(deal).name(), String[]::new))
                .param(
                        "stages",
                        Rows.column(deals, deal -> stage(deal, deal.entered().size() - 1), String[]::new))
                .param("since", Rows.instants(deals, deal -> deal.entered().getLast()))
                .param("statuses", Rows.column(deals, DemoDeal::status, String[]::new))
                .param("ended", Rows.instants(deals, DemoDeal::endedAt))
                .param("reasons", Rows.column(deals, DemoDeal::lostReason, String[]::new))
                .param("cents", Rows.column(deals, DemoDeal::cents, Long[]::new))
                .param("by_hand", Rows.column(deals, DemoDeal::byHand, Boolean[]::new))
                .param("expected", Rows.column(deals, deal -> deal.expectedOn().toString(), String[]::new))
                .param("sources", Rows.column(deals, deal -> source(deal.social()), String[]::new))
                .param("channels", Rows.column(deals, DemoDeal::channel, String[]::new))
                .param("owners", Rows.column(deals, deal -> id(colleagues, deal.owner()), Long[]::new))
                .param("opened", Rows.instants(deals, deal -> deal.entered().getFirst()))
                .update();
    }

    private void contacts(List<DemoDeal> deals) {
        jdbc.sql("""
                insert into deal_contact (deal_id, person_id, role)
                select n.deal, p.id, n.role
                  from unnest(:people::text[], :roles::text[]) with ordinality as n(person, role, deal)
                  join person p on p.external_id = n.person
                """)
                .param("people", Rows.column(deals, DemoDeal::personId, String[]::new))
                .param("roles", Rows.column(deals, DemoDeal::role, String[]::new))
                .update();
    }

    private record Placed(long deal, DemoDeal.Line line) {}

    private void lines(List<DemoDeal> deals) {
        var lines = new ArrayList<Placed>();
        for (int place = 0; place < deals.size(); place++)
            for (DemoDeal.Line line : deals.get(place).lines()) lines.add(new Placed(place + 1L, line));
        jdbc.sql("""
                insert into deal_line (deal_id, product_id, what, quantity, price)
                select n.deal, (select min(p.id) from product p where p.name = n.what), n.what, n.quantity,
                       n.cents / 100.0
                  from unnest(:deals::bigint[], :what::text[], :quantities::int[], :cents::bigint[])
                    as n(deal, what, quantity, cents)
                """)
                .param("deals", Rows.column(lines, Placed::deal, Long[]::new))
                .param("what", Rows.column(lines, placed -> placed.line().product(), String[]::new))
                .param("quantities", Rows.column(lines, placed -> placed.line().quantity(), Integer[]::new))
                .param("cents", Rows.column(lines, placed -> placed.line().cents(), Long[]::new))
                .update();
    }

    private record Stood(
            long deal,
            String stage,
            Instant entered,
            @Nullable Instant left) {}

    private void stays(List<DemoDeal> deals) {
        var stays = new ArrayList<Stood>();
        for (int place = 0; place < deals.size(); place++) {
            DemoDeal deal = deals.get(place);
            List<Instant> entered = deal.entered();
            for (int n = 0; n < entered.size(); n++) {
                Instant left = n + 1 < entered.size() ? entered.get(n + 1) : deal.endedAt();
                stays.add(new Stood(place + 1L, stage(deal, n), entered.get(n), left));
            }
        }
        jdbc.sql("""
                insert into deal_stay (deal_id, stage_id, stage_name, entered_at, left_at, moved_by)
                select n.deal, s.id, n.stage, n.entered::timestamptz, n.gone::timestamptz, d.owner_id
                  from unnest(:deals::bigint[], :stages::text[], :entered::text[], :gone::text[])
                    with ordinality as n(deal, stage, entered, gone, place)
                  join deal d on d.id = n.deal
                  join stage s on s.pipeline_id = d.pipeline_id and s.name = n.stage
                 order by n.place
                """)
                .param("deals", Rows.column(stays, Stood::deal, Long[]::new))
                .param("stages", Rows.column(stays, Stood::stage, String[]::new))
                .param("entered", Rows.instants(stays, Stood::entered))
                .param("gone", Rows.instants(stays, Stood::left))
                .update();
    }

    private void leads(List<DemoLead> leads, Map<String, UserId> colleagues) {
        jdbc.sql("""
                insert into lead (id, name, company, email, source, channel, campaign, status, status_at,
                                  lost_reason_id, person_id, account_id, deal_id, owner_id, team_id, created_at,
                                  created_by)
                overriding system value
                select row_number() over (order by n.created::timestamptz), n.name, n.company, n.mail::citext, n.source,
                       n.channel, n.campaign, n.status, n.at::timestamptz, r.id, p.id, a.id, n.deal, n.owner, t.id,
                       n.created::timestamptz, n.owner
                  from unnest(:names::text[], :companies::text[], :mails::text[], :sources::text[], :channels::text[],
                              :campaigns::text[], :statuses::text[], :ats::text[], :reasons::text[], :people::text[],
                              :accounts::text[], :deals::bigint[], :owners::bigint[], :created::text[])
                    as n(name, company, mail, source, channel, campaign, status, at, reason, person, account, deal,
                         owner, created)
                  left join team t on t.name = 'Sales'
                  left join lost_reason r on r.name = n.reason
                  left join person p on p.external_id = n.person
                  left join account a on a.external_id = n.account
                """)
                .param("names", Rows.column(leads, DemoLead::name, String[]::new))
                .param("companies", Rows.column(leads, DemoLead::company, String[]::new))
                .param("mails", Rows.column(leads, DemoLead::mail, String[]::new))
                .param("sources", Rows.column(leads, lead -> source(lead.social()), String[]::new))
                .param("channels", Rows.column(leads, DemoLead::channel, String[]::new))
                .param("campaigns", Rows.column(leads, DemoLead::campaign, String[]::new))
                .param("statuses", Rows.column(leads, DemoLead::status, String[]::new))
                .param("ats", Rows.instants(leads, DemoLead::statusAt))
                .param("reasons", Rows.column(leads, DemoLead::lostReason, String[]::new))
                .param("people", Rows.column(leads, DemoLead::personId, String[]::new))
                .param("accounts", Rows.column(leads, DemoLead::accountId, String[]::new))
                .param("deals", Rows.column(leads, lead -> lead.deal() == null ? null : lead.deal() + 1L, Long[]::new))
                .param("owners", Rows.column(leads, lead -> id(colleagues, lead.owner()), Long[]::new))
                .param("created", Rows.instants(leads, DemoLead::createdAt))
                .update();
        jdbc.sql("update deal d set lead_id = l.id from lead l where l.deal_id = d.id")
                .update();
    }

    /// As the sales module writes them one by one.
    private void timelines() {
        jdbc.sql("""
                insert into timeline_entry (source, source_id, person_id, account_id, at, kind, text, amount, currency,
                                            link, labels, owner_id, team_id)
                select 'deal', c.id, c.person_id, d.account_id, m.at, 'deal.' || m.kind, d.name || m.more,
                       case when m.kind <> 'moved' then d.amount end, case when m.kind <> 'moved' then d.currency end,
                       '/deals/' || d.id, array['timeline.deal.' || m.kind], p.owner_id, p.team_id
                  from deal d
                  join deal_contact c on c.deal_id = d.id
                  join person p on p.id = c.person_id
                 cross join lateral (
                       select d.opened_at as at, 'opened' as kind, '' as more
                       union all
                       select s.entered_at, 'moved', ' → ' || s.stage_name from deal_stay s
                        where s.deal_id = d.id and s.entered_at > d.opened_at
                       union all
                       select d.ended_at, d.status, '' where d.ended_at is not null) m
                union all
                select 'lead', l.id, l.person_id, null, m.at, m.kind, l.name || coalesce(' · ' || l.company, ''), null, null,
                       '/leads/' || l.id, array['timeline.' || m.kind], p.owner_id, p.team_id
                  from lead l
                  join person p on p.id = l.person_id
                 cross join lateral (values (l.created_at, 'lead.created'), (l.status_at, 'lead.converted')) m(at, kind)
                """).update();
    }

    private static DemoSales.Pipeline pipeline(DemoDeal deal) {
        return DemoSales.PIPELINES.get(deal.pipeline());
    }

    private static String stage(DemoDeal deal, int place) {
        return pipeline(deal).stages().get(place).name();
    }

    private static String source(boolean social) {
        return social ? "social" : "classic";
    }

    private static Long id(Map<String, UserId> colleagues, String key) {
        return Objects.requireNonNull(colleagues.get(key), key).value();
    }
}

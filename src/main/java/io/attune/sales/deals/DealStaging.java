package io.attune.sales.deals;

import io.attune.customers.RecordKind;
import io.attune.customers.records.MergedColumns;
import io.attune.customers.records.StagedRecords.Staged;
import io.attune.platform.security.WithoutViewer;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL by which staged deals become rows of `deal`. The temporary tables go with the transaction.
@WithoutViewer("who may import changes everybody")
final class DealStaging {
    static final String[] COLUMNS = {
        "line",
        "number",
        "name",
        "account",
        "start_pipeline",
        "start_stage",
        "pipeline_id",
        "stage_id",
        "status",
        "ended_at",
        "lost_reason_id",
        "unsaid_reason",
        "amount",
        "currency",
        "expected_on",
        "opened_at",
        "owner_id",
        "team_id"
    };

    static final MergedColumns MERGED = new MergedColumns(
            Map.of(
                    "account_id", "select a.name from account a where a.id",
                    "pipeline_id", "select p.name from pipeline p where p.id",
                    "stage_id", "select s.name from stage s where s.id",
                    "lost_reason_id", "select l.name from lost_reason l where l.id"),
            "external_id",
            "name",
            "account_id",
            "pipeline_id",
            "stage_id",
            "stage_since",
            "status",
            "ended_at",
            "lost_reason_id",
            "amount",
            "by_hand",
            "currency",
            "expected_on",
            "owner_id",
            "team_id");

    static final Staged STAGED =
            new Staged(RecordKind.DEAL, MERGED, "deal", "coalesce(i.name, i.number)", "n.name = i.name");

    private DealStaging() {}

    static void create(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table incoming_deal (
                    line bigint, number text, name text, account text, start_pipeline bigint, start_stage bigint,
                    pipeline_id bigint, stage_id bigint, status text, ended_at timestamptz, lost_reason_id bigint,
                    unsaid_reason bigint, amount numeric(19, 2), currency text, expected_on date, opened_at timestamptz,
                    owner_id bigint, team_id bigint, account_id bigint, stage_since timestamptz, by_hand boolean
                ) on commit drop
                """).update();
        jdbc.sql("create temp table incoming_contact (line bigint, said text) on commit drop")
                .update();
    }

    /// Whom and which account the rows mean; those that nobody, or more than one, is called are refused.
    static void meant(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table meant_account on commit drop as
                select s.said, coalesce((select a.id from account a where a.external_id = s.said),
                                        (select min(a.id) from account a where fold(a.name) = fold(s.said)
                                         having count(*) = 1)) as id,
                       (select count(*) from account a where fold(a.name) = fold(s.said)) > 1 as several
                  from (select distinct account as said from keyed_deal where account is not null) s
                """).update();
        jdbc.sql("update keyed_deal k set account_id = m.id from meant_account m where m.said = k.account")
                .update();
        jdbc.sql("""
                insert into late_refusal
                select k.line, 'dealaccount',
                       case when m.several then 'problem.deal.account.several' else 'problem.deal.account' end, k.account
                  from keyed_deal k join meant_account m on m.said = k.account
                 where m.id is null
                """).update();
        jdbc.sql("""
                create temp table meant_person on commit drop as
                select s.said, coalesce(n.id, m.id, c.id, t.id) as id, coalesce(m.several, c.several, t.several) as several
                  from (select distinct i.said from incoming_contact i join keyed_deal k on k.line = i.line) s
                  left join lateral (select coalesce(p.merged_into, p.id) as id from person p
                                      where p.external_id = s.said) n on true
                  left join lateral (select case when count(distinct h.id) = 1 then min(h.id) end as id,
                                            count(distinct h.id) > 1 as several
                                       from (select coalesce(p.merged_into, p.id) as id from person p
                                              where p.email = s.said::citext) h
                                     having count(*) > 0) m on position('@' in s.said) > 1
                  left join lateral (select case when count(distinct h.id) = 1 then min(h.id) end as id,
                                            count(distinct h.id) > 1 as several
                                       from (select coalesce(p.merged_into, p.id) as id
                                               from contact_point q join person p on p.id = q.person_id
                                              where q.normal = lower(s.said) and q.means = 'mail') h
                                     having count(*) > 0) c on position('@' in s.said) > 1
                  left join lateral (select case when count(distinct h.id) = 1 then min(h.id) end as id,
                                            count(distinct h.id) > 1 as several
                                       from (select coalesce(p.merged_into, p.id) as id from person p
                                              where p.name = s.said) h
                                     having count(*) > 0) t on position('@' in s.said) = 0
                """).update();
        jdbc.sql("""
                insert into late_refusal
                select k.line, 'dealperson',
                       case when m.several then 'problem.deal.person.several' else 'problem.deal.person' end, i.said
                  from keyed_deal k
                  join incoming_contact i on i.line = k.line
                  join meant_person m on m.said = i.said
                 where m.id is null
                """).update();
        jdbc.sql("""
                insert into late_refusal
                select k.line, 'dealstate', 'problem.deal.ended', null
                  from keyed_deal k join deal r on r.id = k.known
                 where k.status is not null and r.status <> 'open' and k.status <> r.status
                """).update();
    }

    /// What is known already, or no longer makes a difference, is left out; a deal that ended stays
    /// where it stood.
    static void compare(JdbcClient jdbc) {
        jdbc.sql("""
                update keyed_deal k
                   set status = nullif(k.status, r.status),
                       ended_at = case when k.status <> r.status then coalesce(k.ended_at, now()) end,
                       lost_reason_id = case when coalesce(k.status, r.status) <> 'lost' then null
                                             when r.status = 'lost' then k.lost_reason_id
                                             else coalesce(k.lost_reason_id, k.unsaid_reason) end,
                       stage_id = case when r.status = 'open' then nullif(k.stage_id, r.stage_id) end,
                       pipeline_id = case when r.status = 'open' and k.stage_id <> r.stage_id then k.pipeline_id end,
                       stage_since = case when r.status = 'open' and k.stage_id <> r.stage_id then now() end,
                       by_hand = case when k.amount <> r.amount then true end
                  from deal r
                 where r.id = k.known
                """).update();
        jdbc.sql("""
                create temp table staged_move on commit drop as
                select known as deal_id, stage_id, status is not null as ends
                  from keyed_deal where not fresh and (stage_id is not null or status is not null)
                """).update();
    }

    static int create(JdbcClient jdbc, long from, long to, long run) {
        return jdbc.sql("""
                insert into deal (external_id, name, account_id, pipeline_id, stage_id, stage_since, status, ended_at,
                                  lost_reason_id, amount, by_hand, currency, expected_on, source, owner_id, team_id,
                                  opened_at, run_id, origin, origin_id)
                select i.number, coalesce(i.name, i.number), i.account_id, i.start_pipeline, i.start_stage, b.opened,
                       coalesce(i.status, 'open'), b.ended,
                       case when i.status = 'lost' then coalesce(i.lost_reason_id, i.unsaid_reason) end,
                       coalesce(i.amount, 0), true, coalesce(i.currency, s.currency::text), i.expected_on, 'classic',
                       i.owner_id, i.team_id, b.opened, :run, 'import', :run
                  from keyed_deal i
                 cross join company_settings s
                 cross join lateral (
                       select least(coalesce(i.opened_at, now()), coalesce(i.ended_at, now())) as opened,
                              case when i.status in ('won', 'lost') then coalesce(i.ended_at, now()) end as ended) b
                 where i.place >= :from and i.place < :to and i.fresh
                 order by i.place
                on conflict (external_id) do nothing
                """)
                .param("run", run)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// Where the deals of a run stand since when, once they are all there.
    static void stays(JdbcClient jdbc, long run) {
        jdbc.sql("""
                insert into deal_stay (deal_id, stage_id, stage_name, entered_at, left_at, run_id)
                select d.id, d.stage_id, s.name, d.stage_since, d.ended_at, :run
                  from keyed_deal k join deal d on d.id = k.known join stage s on s.id = d.stage_id
                 where k.fresh and d.origin = 'import' and d.origin_id = :run
                """).param("run", run).update();
        jdbc.sql("""
                update deal_stay y set left_at = greatest(now(), y.entered_at), left_run = :run
                  from staged_move m where m.deal_id = y.deal_id and y.left_at is null
                """).param("run", run).update();
        jdbc.sql("""
                insert into deal_stay (deal_id, stage_id, stage_name, entered_at, left_at, run_id)
                select m.deal_id, s.id, s.name, now(), case when m.ends then now() end, :run
                  from staged_move m join stage s on s.id = m.stage_id
                """).param("run", run).update();
    }

    /// Contacts that a deal does not have yet.
    static void contacts(JdbcClient jdbc) {
        jdbc.sql("drop table if exists wanted_contact").update();
        jdbc.sql("""
                create temp table wanted_contact on commit drop as
                select distinct k.known as deal_id, k.fresh, m.id as person_id
                  from keyed_deal k
                  join incoming_contact i on i.line = k.line
                  join meant_person m on m.said = i.said
                 where not exists (select from deal_contact c join person p on p.id = c.person_id
                                    where c.deal_id = k.known and coalesce(p.merged_into, p.id) = m.id)
                """).update();
        jdbc.sql("""
                insert into touched select deal_id, 'person:' || person_id, null, to_jsonb('#' || person_id)
                  from wanted_contact where not fresh
                """).update();
    }

    static void keepContacts(JdbcClient jdbc) {
        jdbc.sql("""
                insert into deal_contact (deal_id, person_id) select deal_id, person_id from wanted_contact
                on conflict do nothing
                """).update();
    }
}

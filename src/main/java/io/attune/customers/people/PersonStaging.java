package io.attune.customers.people;

import io.attune.customers.RecordKind;
import io.attune.customers.records.MergedColumns;
import io.attune.customers.records.StagedRecords.Staged;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Taking;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL by which staged people become rows of `person`. The temporary tables go with the transaction.
@WithoutViewer("who may import changes everybody")
final class PersonStaging {
    static final String[] COLUMNS = {
        "line",
        "number",
        "name",
        "email",
        "phone",
        "phone_number",
        "street",
        "postcode",
        "city",
        "country",
        "language",
        "source",
        "campaign",
        "customer_since",
        "company",
        "company_number",
        "role",
        "owner_id",
        "team_id"
    };

    static final MergedColumns MERGED = new MergedColumns(
            "external_id",
            "name",
            "email",
            "phone",
            "phone_number",
            "street",
            "postcode",
            "city",
            "country",
            "language",
            "source",
            "campaign",
            "customer_since",
            "owner_id",
            "team_id");

    static final Staged STAGED = new Staged(
            RecordKind.PERSON, MERGED, "customer", "coalesce(i.name, i.email::text, i.number)", "n.email = i.email");

    private PersonStaging() {}

    static void create(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table incoming_person (
                    line bigint, number text, name text, email citext, phone text, phone_number text, street text,
                    postcode text, city text, country text, language text, source text, campaign text,
                    customer_since date, company text, company_number text, role text, owner_id bigint, team_id bigint
                ) on commit drop
                """).update();
    }

    /// Chooses the last row of each key, finds out who is known by it, and numbers what is left from 0 on. By a mail
    /// that is a further one somebody is known, too; the primary one stays.
    static void key(JdbcClient jdbc, Taking.Key key) {
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("analyze incoming_person").update();
        String numbered = key == Taking.Key.MAIL ? "false" : "i.number is not null";
        jdbc.sql("""
                create temp table keyed_person on commit drop as
                select row_number() over (order by line) - 1 as place, k.*, k.known is null as fresh
                  from (select distinct on (i.number) i.*, r.id as known
                          from incoming_person i left join person r on r.external_id = i.number
                         where %s
                         order by i.number, i.line desc) k
                """.formatted(numbered)).update();
        jdbc.sql("""
                insert into keyed_person
                select row_number() over (order by line) - 1 + (select count(*) from keyed_person), k.*, k.known is null
                  from (select distinct on (i.email) i.*, coalesce(r.id, c.person_id) as known
                          from incoming_person i
                          left join person r on r.email = i.email
                          left join contact_point c on r.id is null and c.normal = lower(i.email::text)
                                                   and c.means = 'mail' and c.person_id is not null
                         where not (%s)
                         order by i.email, i.line desc, r.merged_into is not null, r.id, c.person_id) k
                """.formatted(numbered)).update();
        jdbc.sql("""
                update keyed_person k set email = null
                  from person r
                 where r.id = k.known and r.email is distinct from k.email and not (%s)
                """.formatted(numbered.replace("i.", "k."))).update();
    }

    /// A company that is only named by a number has to be there.
    static void refuseUnknownCompanies(JdbcClient jdbc) {
        jdbc.sql("""
                insert into late_refusal
                select k.line, 'companynumber', 'problem.account.number', k.company_number
                  from keyed_person k
                 where k.company_number is not null and k.company is null
                   and not exists (select from account a where a.external_id = k.company_number)
                   and not exists (select from late_refusal l where l.line = k.line)
                """).update();
    }

    /// As a rule nobody made one of them meanwhile, and an insert that does not expect it costs a fifth less.
    static int create(JdbcClient jdbc, long from, long to, long run) {
        jdbc.sql("savepoint people").update();
        int created;
        try {
            created = insert(jdbc, "", from, to, run);
        } catch (DuplicateKeyException e) {
            jdbc.sql("rollback to savepoint people").update();
            created = insert(jdbc, "on conflict (external_id) do nothing", from, to, run);
        }
        jdbc.sql("release savepoint people").update();
        return created;
    }

    private static int insert(JdbcClient jdbc, String conflict, long from, long to, long run) {
        return jdbc.sql("""
                insert into person (external_id, name, email, phone, phone_number, street, postcode, city, country, language,
                                    source, campaign, customer_since, owner_id, team_id, run_id, origin, origin_id)
                select i.number, coalesce(i.name, i.email::text, i.number), i.email, i.phone, i.phone_number, i.street,
                       i.postcode, i.city, i.country, i.language, i.source, i.campaign, i.customer_since, i.owner_id,
                       i.team_id, :run, 'import', :run
                  from keyed_person i
                 where i.place >= :from and i.place < :to and i.fresh
                 order by i.place
                """ + conflict)
                .param("run", run)
                .param("from", from)
                .param("to", to)
                .update();
    }
}

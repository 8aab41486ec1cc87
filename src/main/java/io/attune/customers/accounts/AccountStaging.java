package io.attune.customers.accounts;

import io.attune.customers.RecordKind;
import io.attune.customers.records.MergedColumns;
import io.attune.customers.records.StagedRecords.Staged;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Taking;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL by which staged accounts become rows of `account`. The temporary tables go with the transaction.
@WithoutViewer("who may import changes everybody")
final class AccountStaging {
    static final String[] COLUMNS = {
        "line",
        "number",
        "name",
        "parent",
        "website",
        "email",
        "phone",
        "phone_number",
        "street",
        "postcode",
        "city",
        "country"
    };

    static final MergedColumns MERGED = new MergedColumns(
            "external_id",
            "name",
            "website",
            "email",
            "phone",
            "phone_number",
            "street",
            "postcode",
            "city",
            "country");

    static final Staged STAGED =
            new Staged(RecordKind.ACCOUNT, MERGED, "account", "coalesce(i.name, i.number)", "n.name = i.name");

    private AccountStaging() {}

    static void create(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table incoming_account (
                    line bigint, number text, name text, parent text, website text, email citext, phone text,
                    phone_number text, street text, postcode text, city text, country text
                ) on commit drop
                """).update();
    }

    /// Chooses the last row of each key, finds out which are known by it, and numbers what is left from 0 on.
    static void key(JdbcClient jdbc, Taking.Key key) {
        jdbc.sql("set local work_mem = '64MB'").update();
        jdbc.sql("analyze incoming_account").update();
        String numbered = key == Taking.Key.NAME ? "false" : "i.number is not null";
        jdbc.sql("""
                create temp table keyed_account on commit drop as
                select row_number() over (order by line) - 1 as place, k.*, k.known is null as fresh
                  from (select distinct on (i.number) i.*, r.id as known
                          from incoming_account i left join account r on r.external_id = i.number
                         where %s
                         order by i.number, i.line desc) k
                """.formatted(numbered)).update();
        jdbc.sql("""
                insert into keyed_account
                select row_number() over (order by line) - 1 + (select count(*) from keyed_account), k.*, k.known is null
                  from (select distinct on (i.name) i.*, r.id as known
                          from incoming_account i left join account r on r.name = i.name
                         where not (%s)
                         order by i.name, i.line desc, r.id) k
                """.formatted(numbered)).update();
    }

    static int create(JdbcClient jdbc, long from, long to, long run) {
        return jdbc.sql("""
                insert into account (external_id, name, website, email, phone, phone_number, street, postcode, city, country,
                                     run_id, origin, origin_id)
                select i.number, coalesce(i.name, i.number), i.website, i.email, i.phone, i.phone_number, i.street,
                       i.postcode, i.city, i.country, :run, 'import', :run
                  from keyed_account i
                 where i.place >= :from and i.place < :to and i.fresh
                 order by i.place
                on conflict (external_id) do nothing
                """)
                .param("run", run)
                .param("from", from)
                .param("to", to)
                .update();
    }
}

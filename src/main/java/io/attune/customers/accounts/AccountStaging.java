package io.attune.customers.accounts;

import io.attune.customers.RecordKind;
import io.attune.customers.records.MergedColumns;
import io.attune.customers.records.StagedRecords.Staged;
import io.attune.platform.security.WithoutViewer;
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
        "country",
        "owner_id",
        "team_id"
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
            "country",
            "owner_id",
            "team_id");

    static final Staged STAGED =
            new Staged(RecordKind.ACCOUNT, MERGED, "account", "coalesce(i.name, i.number)", "n.name = i.name");

    private AccountStaging() {}

    static void create(JdbcClient jdbc) {
        jdbc.sql("""
                create temp table incoming_account (
                    line bigint, number text, name text, parent text, website text, email citext, phone text,
                    phone_number text, street text, postcode text, city text, country text, owner_id bigint,
                    team_id bigint
                ) on commit drop
                """).update();
    }

    static int create(JdbcClient jdbc, long from, long to, long run) {
        return jdbc.sql("""
                insert into account (external_id, name, website, email, phone, phone_number, street, postcode, city, country,
                                     owner_id, team_id, run_id, origin, origin_id)
                select i.number, coalesce(i.name, i.number), i.website, i.email, i.phone, i.phone_number, i.street,
                       i.postcode, i.city, i.country, i.owner_id, i.team_id, :run, 'import', :run
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

package io.attune.customers.records;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.customers.FurtherFacts;
import io.attune.customers.FurtherFacts.Reach;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Copy;
import io.attune.platform.security.WithoutViewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;

/// Further mails, phones, addresses, own fields and tags that come with staged records. `touched`
/// takes down, for those who were known, what was there and what comes.
@NamedInterface("staging")
@WithoutViewer("who may import changes everybody")
public final class FurtherRows {
    /// One value as JSON, without what is absent.
    static final String VALUE = """
            jsonb_strip_nulls(jsonb_build_object('text', %1$s.text, 'number', %1$s.number, 'currency', %1$s.currency,
                'day', %1$s.day, 'flag', %1$s.flag, 'choices', %1$s.choices))
            """;

    private final JdbcClient jdbc;
    private final RecordKind kind;
    private final @Nullable Phones phones;
    private final long run;
    private final Copy reaches;
    private final Copy values;
    private final StagedTags tags;
    private boolean withReaches;
    private boolean withValues;

    /// `phones` are not needed for records that nobody calls.
    public FurtherRows(JdbcClient jdbc, DataSource database, RecordKind kind, @Nullable Phones phones, long run) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.phones = phones;
        this.run = run;
        jdbc.sql("""
                create temp table incoming_reach (
                    line bigint, means text, kind text, value text, normal text, street text, postcode text, city text,
                    country text) on commit drop
                """).update();
        jdbc.sql("""
                create temp table incoming_value (
                    line bigint, field_id bigint, text text, number numeric(19, 4), currency text, day date,
                    flag boolean, choices text[]) on commit drop
                """).update();
        jdbc.sql("create temp table touched (record bigint, key text, before jsonb, after jsonb) on commit drop")
                .update();
        this.tags = new StagedTags(jdbc, database, kind);
        this.reaches = Copy.into(
                database,
                "incoming_reach",
                "line",
                "means",
                "kind",
                "value",
                "normal",
                "street",
                "postcode",
                "city",
                "country");
        this.values = Copy.into(
                database, "incoming_value", "line", "field_id", "text", "number", "currency", "day", "flag", "choices");
    }

    public void add(long line, FurtherFacts further, @Nullable String country) {
        for (Reach reach : further.reaches()) {
            reaches.number(line);
            switch (reach) {
                case Reach.Mail(String of, String mail) ->
                    reach("mail", of, mail, mail.toLowerCase(Locale.ROOT), null, null, null, null);
                case Reach.Phone(String of, String phone) ->
                    reach("phone", of, phone, normal(phone, country), null, null, null, null);
                case Reach.Address(String of, String street, String postcode, String city, String land) ->
                    reach("address", of, null, null, street, postcode, city, land);
            }
            withReaches = true;
        }
        further.fields().forEach((field, value) -> value(line, field, value));
        tags.add(line, further.tags());
    }

    /// Whether there is anything besides the columns.
    public boolean any() {
        return withReaches || withValues || tags.any();
    }

    public void flush() {
        reaches.flush();
        values.flush();
        tags.flush();
    }

    /// The first of each kind becomes the primary one of whom has none.
    public void promote() {
        if (!withReaches) return;
        promote("mail", "email = i.value", "k.email is null and r.email is null");
        promote("phone", "phone = i.value, phone_number = i.normal", "k.phone is null and r.phone is null");
        promote("address", "street = i.street, postcode = i.postcode, city = i.city, country = i.country", """
                num_nonnulls(k.street, k.postcode, k.city, k.country, r.street, r.postcode, r.city, r.country) = 0
                """);
    }

    private void promote(String means, String given, String none) {
        sql("""
                update keyed_%%1$s k set %s
                  from (select distinct on (i.line) i.* from incoming_reach i
                          join keyed_%%1$s k on k.line = i.line
                          left join %%1$s r on r.id = k.known
                         where i.means = :means and %s
                         order by i.line) i
                 where k.line = i.line
                """.formatted(given, none)).param("means", means).update();
    }

    /// Finds out what is not known yet; for a forecast, and again when all records are there.
    public void find() {
        if (withReaches) findReaches();
        if (withValues) findValues();
        if (tags.any()) tags.find();
    }

    public void keep() {
        if (withReaches) keepReaches();
        if (withValues) keepValues();
        if (tags.any()) tags.keep();
    }

    private void findReaches() {
        sql("drop table if exists wanted_reach").update();
        sql("""
                create temp table wanted_reach on commit drop as
                select row_number() over (order by line) as n, w.*
                  from (select distinct on (k.line, i.means, coalesce(i.normal, i.value, i.street || '|' || i.city))
                               k.line, k.known as record, k.fresh, i.means, i.kind, i.value, i.normal, i.street,
                               i.postcode, i.city, i.country
                          from incoming_reach i
                          join keyed_%1$s k on k.line = i.line
                          left join %1$s r on r.id = k.known
                         where case i.means
                               when 'mail' then i.normal <> lower(coalesce(k.email, r.email, '')::text)
                               when 'phone' then i.value <> coalesce(k.phone, r.phone, '')
                                    and coalesce(i.normal, '') is distinct from coalesce(k.phone_number, r.phone_number)
                               else (i.street, i.city) is distinct from
                                    (coalesce(k.street, r.street), coalesce(k.city, r.city)) end
                           and not exists (select from contact_point c
                                            where c.%1$s_id = k.known and c.means = i.means
                                              and (c.normal = i.normal or c.value = i.value
                                                   or i.means = 'address'
                                                      and (c.street, c.postcode, c.city, c.country)
                                                          is not distinct from
                                                          (i.street, i.postcode, i.city, i.country)))) w
                """).update();
        sql("""
                insert into touched
                select record, 'contact:new' || n, null,
                       to_jsonb(coalesce(value, concat_ws(', ', street, postcode, city, country)))
                  from wanted_reach where not fresh
                """).update();
    }

    private void keepReaches() {
        sql("delete from touched where key like 'contact:%%'").update();
        sql("""
                with made as (
                    insert into contact_point (%1$s_id, means, kind, value, normal, street, postcode, city, country,
                                               place, origin, origin_id)
                    select w.record, w.means, w.kind, w.value, w.normal, w.street, w.postcode, w.city, w.country,
                           coalesce((select max(c.place) + 1 from contact_point c where c.%1$s_id = w.record), 0)
                               + row_number() over (partition by w.record order by w.n) - 1,
                           'import', :run
                      from wanted_reach w
                     order by w.n
                    returning id, %1$s_id as record, coalesce(value, concat_ws(', ', street, postcode, city, country))
                        as shown)
                insert into touched
                select m.record, 'contact:' || m.id, null, to_jsonb(m.shown)
                  from made m join %1$s r on r.id = m.record
                 where not (r.origin = 'import' and r.origin_id = :run)
                """).param("run", run).update();
    }

    private void findValues() {
        sql("drop table if exists wanted_value").update();
        sql("""
                create temp table wanted_value on commit drop as
                select k.known as record, k.fresh, i.*, case when v.field_id is not null then %2$s
                              || jsonb_build_object('origin', v.origin, 'origin_id', v.origin_id, 'set_at', v.set_at)
                        end as before
                  from incoming_value i
                  join keyed_%1$s k on k.line = i.line
                  left join custom_value v on v.field_id = i.field_id and v.record_id = k.known
                 where v.field_id is null
                    or (v.text, v.number, v.currency, v.day, v.flag, v.choices) is distinct from
                       (i.text, i.number, i.currency, i.day, i.flag, i.choices)
                """.formatted("%1$s", VALUE.formatted("v"))).update();
        sql("insert into touched select record, 'field:' || field_id, before, %2$s from wanted_value w where not fresh"
                        .formatted("%1$s", VALUE.formatted("w")))
                .update();
    }

    private void keepValues() {
        sql("""
                insert into custom_value as v (field_id, record_id, text, number, currency, day, flag, choices, origin,
                                               origin_id)
                select field_id, record, text, number, currency, day, flag, choices, 'import', :run from wanted_value
                on conflict (field_id, record_id) do update
                   set text = excluded.text, number = excluded.number, currency = excluded.currency,
                       day = excluded.day, flag = excluded.flag, choices = excluded.choices,
                       origin = excluded.origin, origin_id = excluded.origin_id, set_at = now()
                """).param("run", run).update();
    }

    private @Nullable String normal(String phone, @Nullable String country) {
        return phones == null ? null : phones.normal(phone, country).orElse(null);
    }

    private void reach(
            String means,
            String of,
            @Nullable String value,
            @Nullable String normal,
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String country) {
        reaches.text(means)
                .text(of)
                .text(value)
                .text(normal)
                .text(street)
                .text(postcode)
                .text(city)
                .text(country)
                .endRow();
    }

    private void value(long line, CustomField field, FieldValue value) {
        values.number(line).number(field.id());
        switch (value) {
            case FieldValue.Text(String text) -> cells(text, null, null, null, null, null);
            case FieldValue.Decimal(BigDecimal number) -> cells(null, number, null, null, null, null);
            case FieldValue.Money(BigDecimal amount, Currency currency) ->
                cells(null, amount, currency.getCurrencyCode(), null, null, null);
            case FieldValue.Day(LocalDate day) -> cells(null, null, null, day, null, null);
            case FieldValue.Flag(boolean yes) -> cells(null, null, null, null, yes, null);
            case FieldValue.Chosen(List<String> options) -> cells(null, null, null, null, null, options);
        }
        withValues = true;
    }

    private void cells(
            @Nullable String text,
            @Nullable BigDecimal number,
            @Nullable String currency,
            @Nullable LocalDate day,
            @Nullable Boolean flag,
            @Nullable List<String> choices) {
        values.text(text)
                .decimal(number)
                .text(currency)
                .day(day)
                .text(flag == null ? null : flag.toString())
                .text(choices == null ? null : Copy.array(choices))
                .endRow();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.formatted(kind.name().toLowerCase(Locale.ROOT)));
    }
}

package io.attune.demo.loading;

import io.attune.platform.security.WithoutViewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// People whom Lumen wrote down twice, as companies do: at a fair, from a business card, with a slip of
/// the pen.
@Component
@WithoutViewer("the demo company is made for everybody")
class DoubleRecords {
    static final int MANY = 36;

    private final JdbcClient jdbc;

    DoubleRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// After everything else, so that posts and orders belong to the first record.
    @Transactional
    public void insert() {
        jdbc.sql("""
                with chosen as (
                    select p.*, row_number() over (order by p.id) % 4 as way
                      from (select * from person
                             where id % 23 = 7 and email is not null and phone is not null and name ~ '^[^ ]{3,} [^ ]{3,}$'
                               and language in ('de', 'fr', 'es', 'it', 'pt', 'nl', 'pl')
                             order by id limit :many) p)
                insert into person (name, email, email_kind, phone, phone_number, phone_kind, city, country, language,
                                    source, owner_id, team_id, created_at, updated_at)
                select case way when 0 then regexp_replace(name, '^([^ ]+) ([^ ]+)$', '\\2, \\1')
                                when 1 then public.unaccent(name)
                                when 2 then name
                                else overlay(name placing substr(name, 3, 1) || substr(name, 2, 1) from 2 for 2) end,
                       case way when 0 then upper(email::text)
                                when 1 then split_part(email::text, '@', 1) || '@home.example'
                                when 3 then email::text end,
                       'private',
                       case way when 0 then null when 1 then replace(phone, '+', '00') when 2 then phone end,
                       case when way in (1, 2) then phone_number end,
                       'mobile',
                       case when way <> 0 then city end, country, language,
                       case way when 2 then 'trade fair' when 1 then 'newsletter' else 'shop' end,
                       owner_id, team_id, created_at + interval '200 days', created_at + interval '200 days'
                  from chosen
                """).param("many", MANY).update();
    }
}

package io.attune.customers.records;

import io.attune.customers.RecordKind;
import io.attune.platform.database.Copy;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tags that come with staged records, and are added to those they have.
@WithoutViewer("who may import changes everybody")
final class StagedTags {
    private final JdbcClient jdbc;
    private final RecordKind kind;
    private final Copy tags;
    private boolean any;

    StagedTags(JdbcClient jdbc, DataSource database, RecordKind kind) {
        this.jdbc = jdbc;
        this.kind = kind;
        jdbc.sql("create temp table incoming_tag (line bigint, name citext) on commit drop")
                .update();
        this.tags = Copy.into(database, "incoming_tag", "line", "name");
    }

    void add(long line, List<String> names) {
        for (String name : names) {
            tags.number(line).text(name).endRow();
            any = true;
        }
    }

    boolean any() {
        return any;
    }

    void flush() {
        tags.flush();
    }

    /// Which ones are not there yet. `touched` names them by their small letters.
    void find() {
        sql("drop table if exists wanted_tag").update();
        sql("""
                create temp table wanted_tag on commit drop as
                select distinct on (k.line, i.name) k.known as record, k.fresh, i.name
                  from incoming_tag i
                  join keyed_%1$s k on k.line = i.line
                 where not exists (select from %1$s_tag g join tag t on t.id = g.tag_id
                                    where g.%1$s_id = k.known and t.name = i.name)
                """).update();
        sql("""
                insert into touched select record, 'tag:' || lower(name::text), null, to_jsonb(name::text)
                  from wanted_tag where not fresh
                """).update();
    }

    void keep() {
        jdbc.sql("insert into tag (name) select distinct name from wanted_tag on conflict do nothing")
                .update();
        sql("""
                insert into %1$s_tag (%1$s_id, tag_id)
                select w.record, t.id from wanted_tag w join tag t on t.name = w.name
                on conflict do nothing
                """).update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(text.formatted(kind.name().toLowerCase(Locale.ROOT)));
    }
}

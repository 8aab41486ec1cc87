package io.attune.customers.records;

import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of tags. Whoever asks has made sure that the viewer may see, or change, the records.
@Component
public class Tags {
    private static final int LONGEST = 60;
    private static final int SUGGESTED = 200;

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Tags as they are typed, between commas: each once, whatever its case.
    public static List<String> typed(String text) {
        var tags = new TreeMap<String, String>();
        Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty() && tag.length() <= LONGEST)
                .forEach(tag -> tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag));
        return List.copyOf(tags.values());
    }

    /// Those that somebody carries.
    public List<String> all() {
        return jdbc.sql("""
                select t.name::text as name from tag t
                 where exists (select from person_tag p where p.tag_id = t.id)
                    or exists (select from account_tag a where a.tag_id = t.id)
                 order by t.name
                 limit :limit
                """)
                .param("limit", SUGGESTED)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    public List<String> of(RecordKind kind, long record) {
        Table table = Table.of(kind);
        return jdbc.sql("""
                select t.name::text as name from %s r join tag t on t.id = r.tag_id where r.%s = :record order by t.name
                """.formatted(table.name, table.column))
                .param("record", record)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    /// Those of several records at once.
    public Map<Long, List<String>> of(RecordKind kind, Collection<Long> records) {
        Table table = Table.of(kind);
        var found = new HashMap<Long, List<String>>();
        jdbc.sql("""
                select r.%2$s as record, t.name::text as name from %1$s r join tag t on t.id = r.tag_id
                 where r.%2$s = any(:records)
                 order by r.%2$s, t.name
                """.formatted(table.name, table.column))
                .param("records", Rows.ids(records))
                .query(row -> {
                    found.computeIfAbsent(row.getLong("record"), _ -> new ArrayList<>())
                            .add(row.getString("name"));
                });
        return found;
    }

    /// Makes these the tags of a record; new ones are made.
    public void set(RecordKind kind, long record, List<String> tags) {
        Table table = Table.of(kind);
        jdbc.sql("""
                delete from %s where %s = :record
                   and tag_id not in (select id from tag where name = any(:tags::citext[]))
                """.formatted(table.name, table.column))
                .param("record", record)
                .param("tags", tags.toArray(String[]::new))
                .update();
        add(kind, List.of(record), tags);
    }

    public void add(RecordKind kind, Collection<Long> records, List<String> tags) {
        if (tags.isEmpty() || records.isEmpty()) return;
        Table table = Table.of(kind);
        jdbc.sql("insert into tag (name) select unnest(:tags::citext[]) on conflict do nothing")
                .param("tags", tags.toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into %s (%s, tag_id)
                select r.id, t.id from unnest(:records::bigint[]) as r(id), tag t where t.name = any(:tags::citext[])
                on conflict do nothing
                """.formatted(table.name, table.column))
                .param("records", Rows.ids(records))
                .param("tags", tags.toArray(String[]::new))
                .update();
    }

    public void remove(RecordKind kind, Collection<Long> records, String tag) {
        Table table = Table.of(kind);
        jdbc.sql("""
                delete from %s where %s = any(:records) and tag_id = (select id from tag where name = cast(:tag as citext))
                """.formatted(table.name, table.column))
                .param("records", Rows.ids(records))
                .param("tag", tag)
                .update();
    }

    private record Table(String name, String column) {
        static Table of(RecordKind kind) {
            return switch (kind) {
                case PERSON -> new Table("person_tag", "person_id");
                case ACCOUNT -> new Table("account_tag", "account_id");
                case DEAL -> throw new IllegalArgumentException("deals have no tags");
            };
        }
    }
}

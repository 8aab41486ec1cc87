package io.attune.platform.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All that is in a database, in a form that two databases can be compared by.
record Contents(Map<String, List<String>> rows, Set<String> structure) {
    static Contents of(DataSource database) {
        JdbcClient jdbc = JdbcClient.create(database);
        var rows = new TreeMap<String, List<String>>();
        for (String table : strings(jdbc, """
                select relname from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm') and not relispartition
                """)) {
            rows.put(
                    table,
                    jdbc.sql("select t::text from " + Catalog.quoted(table) + " t order by 1")
                            .query((row, _) -> row.getString(1))
                            .list());
        }
        var structure = new TreeSet<String>(strings(jdbc, """
                select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                  from pg_constraint where connamespace = 'public'::regnamespace
                union all
                select 'partition ' || relname || ' ' || pg_get_expr(relpartbound, oid) from pg_class
                 where relispartition and relkind in ('r', 'p')
                union all
                select 'trigger ' || tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text
                  from pg_trigger where not tgisinternal
                union all
                select 'index ' || indexdef from pg_indexes where schemaname = 'public'
                union all
                select 'sequence ' || sequencename || ' ' || coalesce(last_value, -1) from pg_sequences
                """));
        return new Contents(rows, structure);
    }

    Set<String> emptyTables() {
        return rows.entrySet().stream()
                .filter(table -> table.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> strings(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }
}

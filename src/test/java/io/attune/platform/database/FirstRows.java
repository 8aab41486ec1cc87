package io.attune.platform.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The few rows that migrations bring, by table, with which a used database becomes a new one again.
record FirstRows(Map<String, String> rows) {
    static FirstRows of(Connection connection) throws SQLException, IOException {
        var rows = new HashMap<String, String>();
        for (String table : filled(jdbc(connection))) {
            var text = new StringWriter();
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", text);
            rows.put(table, text.toString());
        }
        return new FirstRows(rows);
    }

    /// Only what recurs goes on recurring, since it was scheduled when the application started.
    void restore(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        JdbcClient jdbc = jdbc(connection);
        // Not even the audit stays, which nobody else may shorten.
        jdbc.sql("set session_replication_role = replica").update();
        List<String> filled = filled(jdbc);
        if (!filled.isEmpty())
            jdbc.sql("truncate " + String.join(", ", filled) + " cascade").update();
        jdbc.sql("delete from scheduled_tasks where task_instance <> 'recurring'")
                .update();
        strings(jdbc, """
                select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)::text
                  from pg_sequences where last_value is not null
                """);
        for (var table : rows.entrySet()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.getKey() + " from stdin", new StringReader(table.getValue()));
            count(jdbc, table.getKey());
        }
        connection.commit();
    }

    /// Numbers go on after those of the first rows.
    private static void count(JdbcClient jdbc, String table) {
        for (String column : strings(jdbc, """
                select attname from pg_attribute
                 where attrelid = '%1$s'::regclass and attnum > 0 and pg_get_serial_sequence('%1$s', attname) is not null
                """.formatted(table))) strings(jdbc, """
                    select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s))::text from %1$s
                    """.formatted(table, column));
    }

    private static List<String> filled(JdbcClient jdbc) {
        return strings(
                jdbc,
                strings(jdbc, """
                        select quote_ident(relname) from pg_class
                         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                           and relname not like 'flyway%' and relname <> 'scheduled_tasks'
                        """).stream()
                        .map(table -> "select '%1$s' where exists (select from %1$s)".formatted(table))
                        .collect(Collectors.joining(" union all ")));
    }

    private static List<String> strings(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getString(1)).list();
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}

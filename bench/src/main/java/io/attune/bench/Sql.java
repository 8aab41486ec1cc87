package io.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A connection to the database of a running Attune, to fill it and to look what came in.
final class Sql implements AutoCloseable {
    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /// By the files that Attune leaves in its data folder.
    static Sql of(Path folder) throws IOException, SQLException {
        String port = Files.readString(folder.resolve("postgres.port")).strip();
        String password = Files.readString(folder.resolve("postgres.password")).strip();
        return new Sql(DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/attune", "attune", password));
    }

    Connection connection() {
        return connection;
    }

    long run(String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            return run.executeLargeUpdate(statement);
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    String text(String query) throws SQLException {
        return texts(query).getFirst();
    }

    List<String> texts(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var run = connection.createStatement();
                var rows = run.executeQuery(query)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    /// Fills a table without its secondary indexes, which are made again afterwards: only to get a large base quickly.
    void fill(String table, String... statements) throws SQLException {
        List<String> constraints = texts(
                "select format('alter table %I add constraint %I %s', '" + table
                        + "', conname, pg_get_constraintdef(oid)) from pg_constraint where contype = 'u' and conrelid = '"
                        + table + "'::regclass");
        for (String name : texts("select conname from pg_constraint where contype = 'u' and conrelid = '" + table
                + "'::regclass")) run("alter table " + table + " drop constraint " + name);
        List<String> indexes = texts("select indexdef from pg_indexes where tablename = '" + table
                + "' and indexname not in (select conname from pg_constraint)");
        for (String name : texts("select indexname from pg_indexes where tablename = '" + table
                + "' and indexname not in (select conname from pg_constraint)")) run("drop index " + name);
        for (String statement : statements) run(statement);
        for (String statement : constraints) run(statement);
        for (String statement : indexes) run(statement);
        run("vacuum analyze " + table);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

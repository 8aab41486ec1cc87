package io.attune.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Fills every table of any schema with generated rows, by trial: values are drawn by type, references from the rows
/// already there, words from the literals of check constraints; what the database refuses is drawn again.
final class AnyRows {
    private static final int WANTED = 8;
    private static final int ATTEMPTS = 150;
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");
    private static final List<String> TEXTS = List.of(
            "Ada",
            "tab\there",
            "line\nbreak",
            "back\\slash",
            "\\N",
            "\\.",
            "",
            "it's",
            "日本語",
            "👩🏽‍🚀 é",
            "{a,\"b\"}");

    private final Random random = new Random(7);
    private final Connection connection;

    private AnyRows(Connection connection) {
        this.connection = connection;
    }

    static void into(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var rows = new AnyRows(connection);
            List<String> tables = new Catalog(connection)
                    .tables().stream()
                            .map(Catalog.Table::name)
                            .filter(name -> !name.startsWith(Migrations.HISTORY))
                            .toList();
            // Rows need the rows they refer to, so empty tables are tried again once others are filled.
            for (int round = 0; round < 3; round++) {
                for (String table : tables) rows.fill(table);
            }
            connection.commit();
        }
    }

    private record Reference(String table, List<String> from, List<String> to) {}

    private record Column(String name, String type, boolean required) {}

    private void fill(String table) throws SQLException {
        if (!texts("select 1 from " + Catalog.quoted(table) + " limit 1").isEmpty()) return;
        List<Column> columns = columns(table);
        List<String> literals = texts(
                        "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and conrelid = "
                                + regclass(table))
                .stream()
                .flatMap(check -> LITERAL.matcher(check).results().map(match -> match.group(1)))
                .toList();
        List<Reference> references = references(table);
        int stored = 0;
        for (int attempt = 0; attempt < ATTEMPTS && stored < WANTED; attempt++) {
            if (insert(table, columns, references, literals)) stored++;
        }
    }

    private boolean insert(String table, List<Column> columns, List<Reference> references, List<String> literals)
            throws SQLException {
        Map<String, @Nullable String> parents = parents(references);
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (Column column : columns) {
            String value = parents.containsKey(column.name()) ? parents.get(column.name()) : value(column, literals);
            if (value == null) continue;
            names.add(column.name());
            values.add("'" + value.replace("'", "''") + "'::" + column.type());
        }
        if (names.isEmpty()) return false;
        String sql = "insert into " + Catalog.quoted(table) + " (" + Catalog.quoted(names)
                + ") overriding system value values (" + String.join(", ", values) + ")";
        var savepoint = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException _) {
            connection.rollback(savepoint);
            return false;
        }
    }

    private List<Reference> references(String table) throws SQLException {
        var found = new ArrayList<Reference>();
        try (Statement statement = connection.createStatement();
                ResultSet keys = statement.executeQuery("""
                        select confrelid::regclass::text,
                               (select array_agg(attname::text order by n) from unnest(conkey) with ordinality u(k, n)
                                  join pg_attribute on attrelid = conrelid and attnum = k),
                               (select array_agg(attname::text order by n) from unnest(confkey) with ordinality u(k, n)
                                  join pg_attribute on attrelid = confrelid and attnum = k)
                          from pg_constraint where contype = 'f' and conrelid = %s
                        """.formatted(regclass(table)))) {
            while (keys.next()) {
                var from = (String[]) keys.getArray(2).getArray();
                var to = (String[]) keys.getArray(3).getArray();
                found.add(new Reference(keys.getString(1), List.of(from), List.of(to)));
            }
        }
        return found;
    }

    /// A row of each table that this one refers to.
    private Map<String, @Nullable String> parents(List<Reference> references) throws SQLException {
        var found = new HashMap<String, @Nullable String>();
        for (Reference reference : references) {
            for (String column : reference.from()) found.put(column, null);
            try (Statement parent = connection.createStatement();
                    ResultSet row = parent.executeQuery("select " + Catalog.quoted(reference.to()) + " from "
                            + reference.table() + " order by random() limit 1")) {
                if (!row.next()) continue;
                for (int i = 0; i < reference.from().size(); i++) {
                    found.put(reference.from().get(i), row.getString(i + 1));
                }
            }
        }
        return found;
    }

    private List<Column> columns(String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select attname, format_type(atttypid, atttypmod), attnotnull and not atthasdef
                          from pg_attribute
                         where attnum > 0 and not attisdropped and attgenerated = '' and attrelid = %s
                        """.formatted(regclass(table)))) {
            while (rows.next()) columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
        }
        return columns;
    }

    private @Nullable String value(Column column, List<String> literals) {
        if (!column.required() && random.nextInt(3) == 0) return null;
        String type = column.type();
        if (type.endsWith("[]")) return random.nextInt(4) == 0 ? "{}" : type.equals("text[]") ? "{word}" : "{1}";
        if (type.startsWith("timestamp") || type.equals("date")) {
            return "20" + (20 + random.nextInt(9)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10)
                    + (type.equals("date") ? "" : " 10:11:12.13141" + random.nextInt(10));
        }
        if (type.startsWith("numeric")) return random.nextInt(9) + ".5";
        return switch (type) {
            case "smallint", "integer", "bigint" -> Integer.toString(random.nextInt(1, random.nextBoolean() ? 5 : 100));
            case "weight" -> "1500.125";
            case "real", "double precision" ->
                List.of("0.1", "0.25", "1", "0.3333333333333333").get(random.nextInt(4));
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "json", "jsonb" -> "{\"a\": [1, null, \"ä\\n\"]}";
            case "bytea" -> "\\x00ff5c0a";
            case "interval" -> "1 mon 2 days 03:04:05.6";
            case "inet" -> "192.0.2.7";
            case "mood" -> random.nextBoolean() ? "calm" : "wild";
            case "tsvector" -> "'cat':1";
            default -> text(type, literals);
        };
    }

    private String text(String type, List<String> literals) {
        if (!literals.isEmpty() && random.nextInt(4) > 0) return literals.get(random.nextInt(literals.size()));
        if (type.equals("character(3)")) return "EUR";
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextBoolean() ? text : text + random.nextInt(1000);
    }

    private List<String> texts(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    private static String regclass(String table) {
        return "'" + Catalog.quoted(table).replace("'", "''") + "'::regclass";
    }
}

package io.attune.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/// The rows of a log in a table in DuckDB's memory, asked for recency, frequency and monetary.
///
/// Its `ntile` gives the fifths that Attune gives where the number of customers is a multiple of five.
final class DuckDb implements AutoCloseable {
    private static final String FIFTHS = """
            select *, ntile(5) over (order by last_day, customer) as r, ntile(5) over (order by purchases, customer) as f,
                   ntile(5) over (order by cents, customer) as m
              from totals order by customer
            """;

    private final Path spill;
    private final Connection database;

    DuckDb(String memory) throws Exception {
        spill = Files.createTempDirectory("attune-bench-duckdb");
        database = DriverManager.getConnection("jdbc:duckdb:");
        run("set memory_limit = '" + memory + "'");
        run("set temp_directory = '" + spill + "'");
        run("set preserve_insertion_order = false");
        run("create table rows (customer integer, day integer, cents bigint)");
        System.out.println("DuckDB " + database.getMetaData().getDatabaseProductVersion() + ", " + memory);
    }

    /// Customer, last day, purchases, orders, cents, three scores; ascending by customer.
    record Answer(List<long[]> rows) {
        int size() {
            return rows.size();
        }

        long[] row(int position) {
            return rows.get(position);
        }
    }

    void load(Rfm.Rows rows) throws SQLException {
        try (var appender = ((DuckDBConnection) database).createAppender("main", "rows")) {
            for (int row = 0; row < rows.size(); row++) {
                appender.beginRow();
                appender.append(rows.customer[row]);
                appender.append(rows.day[row]);
                appender.append(rows.cents[row]);
                appender.endRow();
            }
        }
    }

    /// The question as it is usually put: rows are purchases, whatever their sign and day.
    void plain() throws SQLException {
        for (int run = 0; run < 3; run++)
            timed("DuckDB, one group by: last day, rows, sum", """
                    create or replace temp table plain as
                    select customer, max(day) as last_day, count(*) as orders, sum(cents)::bigint as cents
                      from rows group by customer
                    """);
    }

    /// The question by Attune's rules: days are purchases, refunds before the first of them do not count. The quickest
    /// of four ways to put it.
    Answer asAttune() throws SQLException {
        timed("DuckDB by the same rules", """
                create or replace temp table totals as
                with bought as (
                    select customer, min(day) filter (cents >= 0) as first_day, max(day) filter (cents >= 0) as last_day,
                           count(distinct day) filter (cents >= 0) as purchases,
                           count(*) filter (cents >= 0) as orders, sum(cents)::bigint as cents
                      from rows where day <= %1$d group by customer),
                early as (
                    select r.customer, sum(r.cents)::bigint as cents
                      from rows r join bought b on b.customer = r.customer
                     where r.cents < 0 and r.day < b.first_day
                     group by r.customer)
                select b.customer, b.last_day, b.purchases, b.orders, b.cents - coalesce(e.cents, 0) as cents
                  from bought b left join early e on e.customer = b.customer
                 where b.orders > 0
                """.formatted(Rfm.UNTIL.toEpochDay()));
        timed("DuckDB, ntile(5) of each", "create or replace temp table fifths as " + FIFTHS);
        var rows = new ArrayList<long[]>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        "select customer, last_day, purchases, orders, cents, r, f, m from fifths order by customer")) {
            while (row.next()) {
                long[] values = new long[8];
                for (int column = 0; column < values.length; column++) values[column] = row.getLong(column + 1);
                rows.add(values);
            }
        }
        return new Answer(rows);
    }

    @Override
    public void close() throws Exception {
        database.close();
        try (var files = Files.walk(spill)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private void timed(String what, String sql) throws SQLException {
        long began = System.nanoTime();
        run(sql);
        System.out.printf(Locale.ROOT, "%s: %,d ms%n", what, (System.nanoTime() - began) / 1_000_000);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}

package io.attune.platform.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/// Sends any number of rows to a table by COPY, in the caller's transaction and in constant memory: call one method per
/// column and then [#endRow], at last [#flush].
///
/// A megabyte goes at a time, so that other statements may run on the same connection in between.
public final class Copy {
    private static final int CHUNK = 1 << 20;

    private final DataSource database;
    private final String statement;
    private final StringBuilder rows = new StringBuilder(CHUNK + 4_096);
    private boolean rowBegun;

    private Copy(DataSource database, String statement) {
        this.database = database;
        this.statement = statement;
    }

    /// `table` and `columns` are names in our code, never what somebody typed.
    public static Copy into(DataSource database, String table, String... columns) {
        return new Copy(database, "copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    public Copy text(@Nullable String value) {
        next();
        if (value == null) rows.append("\\N");
        else escape(value);
        return this;
    }

    public Copy number(long value) {
        next();
        rows.append(value);
        return this;
    }

    public Copy decimal(@Nullable BigDecimal value) {
        next();
        rows.append(value == null ? "\\N" : value.toPlainString());
        return this;
    }

    public Copy day(@Nullable LocalDate value) {
        next();
        rows.append(value == null ? "\\N" : value.toString());
        return this;
    }

    public Copy at(@Nullable Instant value) {
        next();
        rows.append(value == null ? "\\N" : value.toString());
        return this;
    }

    /// As PostgreSQL writes an array of texts; a cell for [#text].
    public static String array(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    public void endRow() {
        rows.append('\n');
        rowBegun = false;
        if (rows.length() >= CHUNK) flush();
    }

    /// Sends what is still here.
    public void flush() {
        if (rows.isEmpty()) return;
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new ByteArrayInputStream(bytes));
            rows.setLength(0);
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("copy", statement, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private void next() {
        if (rowBegun) rows.append('\t');
        rowBegun = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }
}

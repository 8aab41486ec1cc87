package io.attune.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What row mappers and set-based statements need over and over, because PostgreSQL's driver takes neither a bare
/// `Instant` nor a list of records.
public final class Rows {
    private Rows() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(optionalInstant(row, column), column);
    }

    public static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    public static @Nullable LocalDate optionalDay(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /// An instant as a parameter.
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// One column of many rows as an array parameter for `unnest(:column::type[])`; instants go as text.
    public static <R, T extends @Nullable Object> T[] column(
            Collection<R> rows, Function<R, T> cell, IntFunction<T[]> array) {
        return rows.stream().map(cell).toArray(array);
    }

    public static <R> @Nullable String[] instants(Collection<R> rows, Function<R, @Nullable Instant> cell) {
        return rows.stream()
                .map(cell)
                .map(at -> at == null ? null : at.toString())
                .toArray(String[]::new);
    }

    public static Long[] ids(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}

package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a record comes from and how old it is. `version` goes up with every change, and a form that was filled in
/// before the last one is not taken.
public record Stamp(
        int version,
        Origin origin,
        Instant createdAt,
        Instant updatedAt,
        @Nullable UserId updatedBy) {
    public static Stamp of(ResultSet row) throws SQLException {
        Long by = Rows.optionalLong(row, "updated_by");
        return new Stamp(
                row.getInt("version"),
                Origin.stored(row.getString("origin"), Rows.optionalLong(row, "origin_id")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                by == null ? null : new UserId(by));
    }
}

package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change for many records.
sealed interface BulkChange {
    record Owner(@Nullable UserId owner) implements BulkChange {}

    record Team(@Nullable TeamId team) implements BulkChange {}

    record Tag(String tag) implements BulkChange {}

    record Untag(String tag) implements BulkChange {}

    record Field(CustomField field, Optional<FieldValue> value) implements BulkChange {}

    /// As `bulk_edit` keeps what was done.
    default String written() {
        return switch (this) {
            case Owner _ -> "owner";
            case Team _ -> "team";
            case Tag _ -> "tag";
            case Untag _ -> "untag";
            case Field _ -> "field";
        };
    }

    default String argument() {
        return switch (this) {
            case Owner(UserId owner) -> owner == null ? "" : owner.toString();
            case Team(TeamId team) -> team == null ? "" : team.toString();
            case Tag(String tag) -> tag;
            case Untag(String tag) -> tag;
            case Field(CustomField field, var _) -> field.key();
        };
    }
}

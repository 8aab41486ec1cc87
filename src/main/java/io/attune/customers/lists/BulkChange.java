package io.attune.customers.lists;

import io.attune.customers.CustomField;
import io.attune.customers.FieldValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change of many people or accounts.
sealed interface BulkChange {
    record Owner(@Nullable Long owner) implements BulkChange {}

    record Team(@Nullable Long team) implements BulkChange {}

    record Tag(String tag) implements BulkChange {}

    record Untag(String tag) implements BulkChange {}

    record Own(CustomField field, Optional<FieldValue> value) implements BulkChange {}
}

package io.attune.imports.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would become of one row: a new record, or these changes of the one with the id `record`.
public record Example(long line, @Nullable Long record, String title, List<Change> changes) {
    public Example {
        changes = List.copyOf(changes);
    }

    /// `field` is as the table calls it: a column, `field:7`, `account:3`, `contact:12`.
    public record Change(
            String field, @Nullable String before, @Nullable String after) {
        /// The name below `imports.field.` of what the table calls otherwise.
        public String name() {
            return switch (field) {
                case "external_id" -> "customer";
                case "customer_since" -> "since";
                case "phone_number" -> "phone";
                case "parent_id" -> "parent";
                default ->
                    field.startsWith("account:")
                            ? "company"
                            : field.startsWith("contact:") ? "reach" : field.replace("field:", "f");
            };
        }
    }
}

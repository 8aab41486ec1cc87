package io.attune.imports.files;

import io.attune.platform.tabular.Sample.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became, or would become, of one row: a new record, these changes of the one with the id
/// `record`, or nothing. `place` is where it stands among the examples.
public record Example(
        long place, Outcome outcome, long line, @Nullable Long record, String title, List<Change> changes) {
    public Example {
        changes = List.copyOf(changes);
    }

    /// Where the record is seen, while what the import did still stands.
    public @Nullable String path(ImportRun run) {
        if (record == null || run.state() == ImportRun.State.TAKEN_BACK) return null;
        return switch (run.target()) {
            case PEOPLE -> "/people/" + record;
            case ACCOUNTS -> "/accounts/" + record;
            case ORDERS -> "/orders/" + record;
            case DEALS -> "/deals/" + record;
            case POSTS -> null;
        };
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
                case "stage_id" -> "stage";
                case "pipeline_id" -> "pipeline";
                case "account_id" -> "dealaccount";
                case "lost_reason_id" -> "lostreason";
                case "expected_on" -> "closeon";
                case "ended_at" -> "ended";
                case "owner_id" -> "owner";
                case "team_id" -> "team";
                default ->
                    switch (field.replaceFirst(":.*", "")) {
                        case "account" -> "company";
                        case "tag" -> "tags";
                        case "person" -> "dealperson";
                        case "contact" -> "reach";
                        default -> field.replace("field:", "f");
                    };
            };
        }
    }
}

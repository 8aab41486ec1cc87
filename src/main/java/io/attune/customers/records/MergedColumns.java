package io.attune.customers.records;

import java.util.List;
import java.util.stream.Collectors;

/// The columns of a record `r` that a staged row `i` may change, and the SQL that compares and merges them: an empty
/// cell leaves what is known.
public final class MergedColumns {
    private static final String NORMAL = "phone_number";

    private final List<String> columns;

    /// `columns` are names in our code; one is `phone_number`, which follows `phone`.
    public MergedColumns(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> names() {
        return columns;
    }

    /// Whether the row says something that is not known.
    public String differ() {
        List<String> compared =
                columns.stream().filter(column -> !column.equals(NORMAL)).toList();
        return compared.stream().map(MergedColumns::merged).collect(Collectors.joining(", ", "(", ")"))
                + " is distinct from "
                + compared.stream().map(column -> "r." + column).collect(Collectors.joining(", ", "(", ")"));
    }

    /// What was there and what comes, as JSON by column; `:run` is bound.
    public String changes() {
        String changed = columns.stream()
                .map(column -> "'%1$s', case when %2$s is distinct from r.%1$s then jsonb_build_array(r.%1$s, %2$s) end"
                        .formatted(column, merged(column)))
                .collect(Collectors.joining(", "));
        return """
                jsonb_strip_nulls(jsonb_build_object(%s,
                    'run_id', jsonb_build_array(r.run_id, cast(:run as bigint)),
                    'updated_by', case when r.updated_by is not null then jsonb_build_array(r.updated_by, null) end))
                """.formatted(changed);
    }

    /// The columns as [#assignments] reads them from what was found.
    public String values() {
        return columns.stream().map(column -> merged(column) + " as " + column).collect(Collectors.joining(", "));
    }

    public String assignments() {
        return columns.stream().map(column -> column + " = f." + column).collect(Collectors.joining(", "));
    }

    private static String merged(String column) {
        return switch (column) {
            case "external_id" -> "coalesce(i.number, r.external_id)";
            case NORMAL -> "case when i.phone is null then r.phone_number else i.phone_number end";
            default -> "coalesce(i.%1$s, r.%1$s)".formatted(column);
        };
    }
}

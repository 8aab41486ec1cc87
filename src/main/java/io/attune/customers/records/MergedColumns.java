package io.attune.customers.records;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/// The columns of a record `r` that a staged row `i` may change, and the SQL that compares and
/// merges them: an empty cell leaves what is known.
@NamedInterface("staging")
public final class MergedColumns {
    private static final String NORMAL = "phone_number";

    private static final Map<String, String> COLLEAGUES = Map.of(
            "owner_id", "select c.name from colleague c where c.id",
            "team_id", "select t.name from team t where t.id");

    private final List<String> columns;
    private final Map<String, String> names;

    /// `columns` are names in our code; one is `phone_number`, which follows `phone`.
    public MergedColumns(String... columns) {
        this(Map.of(), columns);
    }

    /// `names` tells of further columns that hold ids how to find what these are called: a select
    /// that ends with the column to compare.
    public MergedColumns(Map<String, String> names, String... columns) {
        this.columns = List.of(columns);
        this.names = new TreeMap<>(COLLEAGUES);
        this.names.putAll(names);
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

    /// Changes as people read them: with names in the place of ids.
    public String shown(String changes) {
        String cases = names.entrySet().stream()
                .map(name ->
                        "when '%1$s' then jsonb_build_array((%2$s = (e.value ->> 0)::bigint), (%2$s = (e.value ->> 1)::bigint))"
                                .formatted(name.getKey(), name.getValue()))
                .collect(Collectors.joining(" "));
        return """
                coalesce((select jsonb_object_agg(e.key, case e.key %s else e.value end) from jsonb_each(%s) e), '{}')
                """.formatted(cases, changes);
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

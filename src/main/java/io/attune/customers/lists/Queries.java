package io.attune.customers.lists;

import io.attune.customers.ListAddress;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/// Reads what an address asks of a list.
@Component
class Queries {
    private final Columns columns;

    Queries(Columns columns) {
        this.columns = columns;
    }

    ListQuery read(Viewer viewer, RecordKind kind, String query) {
        return read(viewer, kind, ListAddress.parse(query).typed());
    }

    ListQuery read(Viewer viewer, RecordKind kind, MultiValueMap<String, String> typed) {
        return ListQuery.read(
                columns.of(viewer, kind),
                Columns.standard(kind),
                first(typed, "q"),
                typed.getOrDefault("f", List.of()),
                typed.getOrDefault("col", List.of()),
                first(typed, "sort"));
    }

    private static String first(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}

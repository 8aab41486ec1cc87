package io.attune.customers.lists;

import io.attune.customers.RecordKind;
import io.attune.platform.security.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Reads what an address asks of a list.
@Component
class Queries {
    private final Columns columns;

    Queries(Columns columns) {
        this.columns = columns;
    }

    ListQuery read(Viewer viewer, RecordKind kind, String query) {
        var typed = new LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value ->
                        typed.add(name, value == null ? "" : UriUtils.decode(value.replace("+", " "), "UTF-8"))));
        return read(viewer, kind, typed);
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

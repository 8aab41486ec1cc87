package io.attune.customers.lists;

import static io.attune.customers.ListColumn.column;

import io.attune.customers.ListColumn;
import io.attune.customers.ListColumn.ColumnType;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.stream.Stream;

/// What people and accounts have in common.
final class RecordColumns {
    private static final List<ListColumn> SHARED = List.of(
            column("number", "customers.number", ColumnType.TEXT, "r.external_id"),
            column("email", "person.mail", ColumnType.TEXT, "r.email::text"),
            column("phone", "person.phone", ColumnType.TEXT, "r.phone"),
            column("city", "customers.city", ColumnType.TEXT, "r.city"),
            column("country", "address.country", ColumnType.TEXT, "r.country"),
            column("owner", "record.owner", ColumnType.OWNER, "r.owner_id"),
            column("team", "record.team", ColumnType.TEAM, "r.team_id"),
            column("created", "list.created", ColumnType.MOMENT, "r.created_at").always(),
            column("updated", "list.updated", ColumnType.MOMENT, "r.updated_at").always(),
            column("origin", "record.origin", ColumnType.ORIGIN, "r.origin"));

    private RecordColumns() {}

    static List<ListColumn> with(Viewer viewer, ListColumn... own) {
        return Stream.concat(Stream.of(own), SHARED.stream())
                .filter(one -> !one.key().equals("email") || viewer.shows(Field.MAIL))
                .filter(one -> !one.key().equals("phone") || viewer.shows(Field.PHONE))
                .toList();
    }
}

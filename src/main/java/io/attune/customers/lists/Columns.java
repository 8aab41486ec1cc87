package io.attune.customers.lists;

import static io.attune.customers.lists.ListColumn.column;

import io.attune.customers.CustomFields;
import io.attune.customers.RecordKind;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The columns of each kind of record: ours, and those that the company added.
@Component
class Columns {
    /// Whom a file knew only by their mail is called by it.
    private static final ListColumn WITHOUT_MAIL = column(
            "name",
            "customers.name",
            ListColumn.Type.TEXT,
            "case when lower(r.name) = lower(r.email::text) then '#' || r.id else r.name end");

    private static final List<ListColumn> SHARED = List.of(
            column("number", "customers.number", ListColumn.Type.TEXT, "r.external_id"),
            column("email", "person.mail", ListColumn.Type.TEXT, "r.email::text"),
            column("phone", "person.phone", ListColumn.Type.TEXT, "r.phone"),
            column("city", "customers.city", ListColumn.Type.TEXT, "r.city"),
            column("country", "address.country", ListColumn.Type.TEXT, "r.country"),
            column("owner", "record.owner", ListColumn.Type.OWNER, "r.owner_id"),
            column("team", "record.team", ListColumn.Type.TEAM, "r.team_id"),
            column("created", "list.created", ListColumn.Type.MOMENT, "r.created_at"),
            column("updated", "list.updated", ListColumn.Type.MOMENT, "r.updated_at"),
            column("origin", "record.origin", ListColumn.Type.ORIGIN, "r.origin"));
    private static final List<ListColumn> PERSON = Stream.concat(
                    Stream.of(
                            column("name", "customers.name", ListColumn.Type.TEXT, "r.name"),
                            column("account", "customers.account", ListColumn.Type.ACCOUNTS, "membership"),
                            column("tags", "record.tags", ListColumn.Type.TAGS, "person_tag"),
                            column("source", "customers.source", ListColumn.Type.TEXT, "r.source"),
                            column("since", "customers.since", ListColumn.Type.DAY, "r.customer_since"),
                            column("language", "person.language", ListColumn.Type.TEXT, "r.language")),
                    SHARED.stream())
            .toList();
    private static final List<ListColumn> ACCOUNT = Stream.concat(
                    Stream.of(
                            column("name", "customers.name", ListColumn.Type.TEXT, "r.name"),
                            column("parent", "account.parent", ListColumn.Type.ACCOUNTS, "parent"),
                            column("tags", "record.tags", ListColumn.Type.TAGS, "account_tag"),
                            column("website", "account.website", ListColumn.Type.TEXT, "r.website")),
                    SHARED.stream())
            .toList();

    private final CustomFields fields;

    Columns(CustomFields fields) {
        this.fields = fields;
    }

    /// Without those that are kept from the viewer: they are neither shown, exported, sorted nor filtered by.
    List<ListColumn> of(Viewer viewer, RecordKind kind) {
        return Stream.concat(
                        own(kind).stream()
                                .filter(one -> !one.key().equals("email") || viewer.shows(Field.MAIL))
                                .filter(one -> !one.key().equals("phone") || viewer.shows(Field.PHONE))
                                .map(one -> one.key().equals("name") && !viewer.shows(Field.MAIL) ? WITHOUT_MAIL : one),
                        fields.of(kind).stream().map(ListColumn::of))
                .toList();
    }

    /// Shown where nobody chose.
    static List<String> standard(RecordKind kind) {
        return kind == RecordKind.PERSON
                ? List.of("number", "city", "account", "source", "since", "tags")
                : List.of("number", "parent", "owner", "tags");
    }

    private static List<ListColumn> own(RecordKind kind) {
        return switch (kind) {
            case PERSON -> PERSON;
            case ACCOUNT -> ACCOUNT;
            case DEAL -> throw new IllegalArgumentException("deals have a board");
        };
    }
}

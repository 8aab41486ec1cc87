package io.attune.customers.merging;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.FieldValue;
import io.attune.customers.PersonId;
import io.attune.customers.RecordKind;
import io.attune.customers.records.FieldText;
import io.attune.customers.records.Ownership;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.TeamId;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Two people side by side, as far as the viewer may see and change them.
@Component
class MergeSides {
    private final JdbcClient jdbc;
    private final MergeStore merges;
    private final CustomFields fields;
    private final Ownership ownership;

    MergeSides(JdbcClient jdbc, MergeStore merges, CustomFields fields, Ownership ownership) {
        this.jdbc = jdbc;
        this.merges = merges;
        this.fields = fields;
        this.ownership = ownership;
    }

    boolean changeable(Viewer viewer, PersonId one, PersonId other) {
        return jdbc.sql("select count(*) from person p where p.id = any(:ids) and " + viewer.changes(Kind.PEOPLE, "p"))
                        .param("ids", Rows.ids(List.of(one.value(), other.value())))
                        .params(viewer.parameters())
                        .query(Long.class)
                        .single()
                == (one.equals(other) ? 1 : 2);
    }

    /// Whoever is left of this person, where the viewer may change them.
    Optional<PersonId> left(Viewer viewer, long person) {
        return jdbc.sql("select p.id from person p where p.id = survivor_of(:id) and "
                        + viewer.changes(Kind.PEOPLE, "p"))
                .param("id", person)
                .params(viewer.parameters())
                .query((row, _) -> new PersonId(row.getLong("id")))
                .optional();
    }

    MergePage page(Viewer viewer, PersonId survivor, PersonId duplicate, Choices choices, Words words) {
        Person one = merges.person(survivor.value());
        Person other = merges.person(duplicate.value());
        Choices own = choices.within(viewer);
        var rows = new ArrayList<MergePage.Row>();
        var taken = own.traits(one, other);
        for (Trait trait : Trait.values()) {
            if (trait.restricted() != null && !viewer.shows(trait.restricted())) continue;
            if (!one.has(trait) && !other.has(trait)) continue;
            rows.add(new MergePage.Row(
                    trait.key(),
                    words.text("merge.trait." + trait.key()),
                    shown(viewer, trait, survivor, one, words),
                    shown(viewer, trait, duplicate, other, words),
                    taken.contains(trait),
                    !one.agrees(trait, other)));
        }
        rows.addAll(own(survivor, duplicate, own, words));
        return new MergePage(
                side(viewer, survivor, one, words),
                side(viewer, duplicate, other, words),
                rows,
                kept(viewer, one, other));
    }

    private List<MergePage.Row> own(PersonId survivor, PersonId duplicate, Choices choices, Words words) {
        var values = fields.values(RecordKind.PERSON, List.of(survivor.value(), duplicate.value()));
        Map<CustomField, FieldValue> one = values.getOrDefault(survivor.value(), Map.of());
        Map<CustomField, FieldValue> other = values.getOrDefault(duplicate.value(), Map.of());
        var rows = new ArrayList<MergePage.Row>();
        for (CustomField field : fields.of(RecordKind.PERSON)) {
            FieldValue left = one.get(field);
            FieldValue right = other.get(field);
            if (left == null && right == null) continue;
            rows.add(new MergePage.Row(
                    field.key(),
                    field.label(),
                    left == null ? "" : FieldText.shown(left, words),
                    right == null ? "" : FieldText.shown(right, words),
                    right != null && choices.takes(field.key(), left == null),
                    right != null && !right.equals(left)));
        }
        return rows;
    }

    private MergePage.Side side(Viewer viewer, PersonId id, Person person, Words words) {
        return new MergePage.Side(
                id,
                shown(viewer, Trait.NAME, id, person, words),
                person.text("external_id"),
                person.row().path("version").asInt());
    }

    private String shown(Viewer viewer, Trait trait, PersonId id, Person person, Words words) {
        return switch (trait) {
            case NAME -> {
                String name = Objects.toString(person.text("name"), "");
                boolean mail = name.equalsIgnoreCase(Objects.toString(person.text("email"), ""));
                yield mail && !viewer.shows(Field.MAIL) ? "#" + id : name;
            }
            case ADDRESS ->
                Stream.of("street", "postcode", "city", "country")
                        .map(person::text)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
            case SINCE -> {
                String day = person.text("customer_since");
                yield day == null ? "" : words.day(LocalDate.parse(day));
            }
            case OWNER ->
                Stream.of(ownership.name(owner(person.text("owner_id"))), ownership.name(team(person.text("team_id"))))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · "));
            case LANGUAGE -> {
                String language = person.text("language");
                yield language == null ? "" : words.language(language);
            }
            case MAIL, PHONE, SOURCE, CAMPAIGN ->
                Objects.toString(person.text(trait.columns().getFirst()), "");
        };
    }

    /// Further contacts, tags and accounts are not chosen: those of both stay. By the message key of
    /// what it is.
    private Map<String, List<String>> kept(Viewer viewer, Person one, Person other) {
        var kept = new HashMap<String, List<String>>();
        var contacts = new LinkedHashMap<String, String>();
        var numbers = new ArrayList<String>();
        for (Person person : List.of(one, other)) {
            if (viewer.shows(Field.MAIL)) keep(contacts, person.text("email"));
            if (viewer.shows(Field.PHONE)) keep(contacts, person.text("phone"));
            for (JsonNode row : person.beside("contact_point")) {
                String means = row.path("means").asString("");
                if ((means.equals("mail") && viewer.shows(Field.MAIL))
                        || (means.equals("phone") && viewer.shows(Field.PHONE)))
                    keep(contacts, row.path("value").asString(""));
            }
            String number = person.text("external_id");
            if (number != null) numbers.add(number);
        }
        kept.put("merge.kept.contacts", List.copyOf(contacts.values()));
        kept.put("merge.kept.numbers", numbers);
        kept.put(
                "merge.kept.tags",
                names(
                        "select t.name::text as name from tag t where t.id = any(:ids) order by 1",
                        ids(one, other, "person_tag", "tag_id"),
                        Map.of()));
        kept.put(
                "merge.kept.accounts",
                names(
                        "select a.name from account a where a.id = any(:ids) and " + viewer.sees(Kind.ACCOUNTS, "a")
                                + " order by 1",
                        ids(one, other, "membership", "account_id"),
                        viewer.parameters()));
        kept.values().removeIf(Collection::isEmpty);
        return kept;
    }

    /// Once, in whatever notation it comes.
    private static void keep(Map<String, String> contacts, @Nullable String contact) {
        if (contact != null)
            contacts.putIfAbsent(contact.toLowerCase(Locale.ROOT).replace(" ", ""), contact);
    }

    private List<String> names(String sql, List<Long> ids, Map<String, Object> parameters) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(sql)
                .param("ids", Rows.ids(ids))
                .params(parameters)
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static List<Long> ids(Person one, Person other, String table, String column) {
        return Stream.concat(
                        one.beside(table).valueStream(), other.beside(table).valueStream())
                .map(row -> row.path(column).asLong())
                .distinct()
                .toList();
    }

    private static @Nullable UserId owner(@Nullable String id) {
        return id == null ? null : new UserId(Long.parseLong(id));
    }

    private static @Nullable TeamId team(@Nullable String id) {
        return id == null ? null : new TeamId(Long.parseLong(id));
    }
}

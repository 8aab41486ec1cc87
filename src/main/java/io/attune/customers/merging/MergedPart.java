package io.attune.customers.merging;

import io.attune.customers.CustomField;
import io.attune.customers.CustomFields;
import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.customers.RecordKind;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Field;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who was merged into a person, and the way back.
@Component
class MergedPart implements PersonPart {
    private final JdbcClient jdbc;
    private final CustomFields fields;

    MergedPart(JdbcClient jdbc, CustomFields fields) {
        this.jdbc = jdbc;
        this.fields = fields;
    }

    @Override
    public Place place() {
        return Place.CARD;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        List<MergedPage.Line> lines = jdbc.sql(
                        """
                select m.id, m.merged_id, m.rule, m.merged_at, p.name, p.email, p.external_id, u.name as by,
                       m.survivor_id = :person and %s
                           and m.id = (select max(id) from person_merge where survivor_id = :person) as last
                  from person_merge m
                  join person p on p.id = m.merged_id
                  left join colleague u on u.id = m.merged_by
                 where m.survivor_id = any(person_ids(:person)) and %s
                 order by m.id desc
                 limit 50
                """.formatted(viewer.changes(Kind.PEOPLE, "p"), viewer.sees(Kind.PEOPLE, "p")))
                .param("person", person.value())
                .params(viewer.parameters())
                .query((row, _) -> {
                    boolean mails = viewer.shows(Field.MAIL);
                    String name = row.getString("name");
                    String mail = row.getString("email");
                    return new MergedPage.Line(
                            row.getLong("id"),
                            mails || !name.equalsIgnoreCase(mail) ? name : "#" + row.getLong("merged_id"),
                            row.getString("external_id"),
                            mails ? mail : null,
                            row.getString("rule"),
                            row.getString("by"),
                            Rows.instant(row, "merged_at"),
                            row.getBoolean("last"));
                })
                .list();
        if (lines.isEmpty()) return Optional.empty();
        return Optional.of(Piece.of("customers/merging/merged", new MergedPage(person, lines, labels(lines))));
    }

    /// What rules that name a field call it.
    private Map<String, String> labels(List<MergedPage.Line> lines) {
        if (lines.stream().allMatch(line -> plain(line.rule()))) return Map.of();
        return fields.of(RecordKind.PERSON).stream().collect(Collectors.toMap(CustomField::key, CustomField::label));
    }

    private static boolean plain(@Nullable String rule) {
        return rule == null || !rule.matches("f\\d+");
    }
}

package io.attune.imports.files;

import io.attune.customers.FurtherFacts;
import io.attune.customers.FurtherFacts.Reach;
import io.attune.platform.tabular.CellType;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.TargetField;
import io.attune.platform.users.Colleagues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what people and accounts have in common besides their columns: own fields, tags, owner and team.
final class Further {
    static final TargetField<String> TAGS = TargetField.optional(
            "tags",
            CellType.TEXT,
            "tag",
            "labels",
            "label",
            "person labels",
            "categories",
            "schlagworte",
            "kategorien");

    private final Notices notices = new Notices();
    private final OwnFields fields;
    private final List<OwnFields.Own> own;
    private final Staff staff;

    Further(OwnFields fields, Colleagues colleagues, Target target) {
        this.fields = fields;
        this.own = fields.own(target);
        this.staff = new Staff(colleagues, notices);
    }

    FurtherFacts of(Row.Parsed row, List<Reach> reaches, Map<String, String> asides) {
        return new FurtherFacts(
                reaches, fields.read(row, own), tags(row.get(TAGS)), staff.owner(row), staff.team(row), asides);
    }

    List<Notice> notices() {
        return notices.all();
    }

    private static List<String> tags(@Nullable String cell) {
        if (cell == null) return List.of();
        return Arrays.stream(cell.split("[,;]", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }
}

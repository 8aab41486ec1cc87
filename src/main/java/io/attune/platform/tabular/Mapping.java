package io.attune.platform.tabular;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;

/// Which column fills which field, and in which zone times without one are meant.
public record Mapping(List<Assignment<?>> assignments, ZoneId zone) {

    /// A field and the column that fills it, with the number or date format of that column ("" is the type's plain
    /// one).
    public record Assignment<T>(TargetField<T> field, Source source, String format) {
        public Assignment {
            field.type().parser(format, ZoneId.of("UTC"));
        }

        public Assignment(TargetField<T> field, Source source) {
            this(field, source, "");
        }
    }

    public Mapping {
        assignments = List.copyOf(assignments);
        var seen = new HashSet<String>();
        for (Assignment<?> assignment : assignments)
            if (!seen.add(assignment.field().name()))
                throw new IllegalArgumentException(assignment.field().name() + " is filled twice");
    }

    /// Refuses a mapping that leaves out what the import cannot do without.
    public Mapping covering(List<TargetField<?>> fields) {
        List<String> missing = fields.stream()
                .filter(TargetField::required)
                .map(TargetField::name)
                .filter(name ->
                        assignments.stream().noneMatch(a -> a.field().name().equals(name)))
                .toList();
        if (!missing.isEmpty()) throw new IllegalArgumentException("choose a column for " + String.join(", ", missing));
        return this;
    }
}

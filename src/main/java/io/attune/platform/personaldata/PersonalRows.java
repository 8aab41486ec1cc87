package io.attune.platform.personaldata;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table of which each row is about somebody and nothing else: it is shown by `shown` and goes with them. `theirs`
/// says of a row that it is of one of `:people`; `section` is the name of the [Section] and of what was erased.
public record PersonalRows(JdbcClient jdbc, String table, String section, String theirs, String shown)
        implements PersonalData {
    @Override
    public Set<String> tables() {
        return Set.of(table);
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of(section, jdbc.sql(shown).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                section,
                jdbc.sql("delete from " + table + " where " + theirs)
                        .param("people", subject.personIds())
                        .update());
    }
}

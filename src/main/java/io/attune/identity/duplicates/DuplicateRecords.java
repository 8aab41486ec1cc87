package io.attune.identity.duplicates;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// With whom somebody was thought to be one.
@Component
@Order(PersonalData.IDENTITY)
class DuplicateRecords implements PersonalData {
    private final JdbcClient jdbc;

    DuplicateRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("duplicate");
    }

    /// Who the other one is belongs to the other one.
    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of("duplicate", jdbc.sql("""
                select probability, evidence, found_at, dismissed_at
                  from duplicate where low_id = any(:people) or high_id = any(:people) order by id
                """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "duplicate",
                jdbc.sql("delete from duplicate where low_id = any(:people) or high_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
    }
}

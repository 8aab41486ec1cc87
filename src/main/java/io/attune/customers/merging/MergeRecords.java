package io.attune.customers.merging;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which records were found to be one person. What they held is shown where it stands; who is forgotten
/// is forgotten with all that was merged, so nothing is left to be undone.
@Component
@Order(PersonalData.CUSTOMERS)
class MergeRecords implements PersonalData {
    private final JdbcClient jdbc;

    MergeRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("person_merge");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of("merge", jdbc.sql("""
                select survivor_id, merged_id, rule, merged_at, before -> 'row' ->> 'name' as name_before
                  from person_merge where survivor_id = any(:people) order by id
                """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "merge",
                jdbc.sql("delete from person_merge where survivor_id = any(:people) or merged_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
    }
}

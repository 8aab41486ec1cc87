package io.attune.behavior.scoring;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was computed of somebody.
@Component
@Order(PersonalData.BEHAVIOR)
class ScoreRecords implements PersonalData {
    private final JdbcClient jdbc;

    ScoreRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("score");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of("score", jdbc.sql("""
                select r.analysis_date, s.* from score s join scoring_run r on r.id = s.run_id
                 where s.person_id = any(:people)
                """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "score",
                jdbc.sql("delete from score where person_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
    }
}

package io.attune.privacy.consent;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What somebody agreed to and asked. The requests themselves stay, without a name, to show that they were answered.
@Component
@Order(PersonalData.PRIVACY)
class ConsentRecords implements PersonalData {
    private final JdbcClient jdbc;

    ConsentRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("consent", "subject_request");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                Section.of("consent", jdbc.sql("""
                        select purpose, channel, given, source, text_shown, at, expires_at, recorded_at
                          from consent where person_id = any(:people) order by at, id
                        """).param("people", subject.personIds())),
                Section.of("request", jdbc.sql("""
                        select kind, reason, asked_at, done_at
                          from subject_request where person_id = any(:people) order by id
                        """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed(
                "consent",
                jdbc.sql("delete from consent where person_id = any(:people)")
                        .param("people", subject.personIds())
                        .update());
        jdbc.sql("update subject_request set archive = null where person_id = any(:people) and archive is not null")
                .param("people", subject.personIds())
                .update();
    }
}

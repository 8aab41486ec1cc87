package io.attune.segments.membership;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// In which segments somebody is and was.
@Component
@Order(PersonalData.SEGMENTS)
class MemberRecords implements PersonalData {
    private final JdbcClient jdbc;
    private final MemberStore members;

    MemberRecords(JdbcClient jdbc, MemberStore members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    @Override
    public Set<String> tables() {
        return Set.of("segment_member", "segment_turn");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(Section.of("segment", jdbc.sql("""
                select s.name, m.since, m.until
                  from segment_member m
                  join segment s on s.id = m.segment_id
                 where m.person_id = any(:people)
                 order by m.since
                """).param("people", subject.personIds())));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed("segment", members.forget(List.of(subject.personIds())));
    }
}

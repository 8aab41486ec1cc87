package io.attune.activities.records;

import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said and done with somebody, and their files. All of it goes; where it is about somebody else and only
/// names
/// them, its words go.
@Component
@Order(PersonalData.ACTIVITIES)
@WithoutViewer("whoever answers for privacy answers for everybody")
class ActivityRecords implements PersonalData {
    private final JdbcClient jdbc;

    ActivityRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("interaction", "mention", "task", "customer_file", "customer_file_piece", "notice");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                read(subject, "interaction", """
                        select kind, direction, at, minutes, text, outcome
                          from interaction where person_id = any(:people) order by at
                        """), read(subject, "task", """
                        select title, detail, due_at, done_at from task where person_id = any(:people) order by due_at
                        """), read(subject, "customer-file", """
                        select name, size, created_at from customer_file where person_id = any(:people) order by id
                        """));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        for (String table : List.of("interaction", "task", "customer_file")) {
            long removed = jdbc.sql("delete from " + table + " where person_id = any(:people)")
                    .param("people", subject.personIds())
                    .update();
            erasure.removed(table.replace('_', '-'), removed);
        }
        named(subject, "update interaction set text = '#' || id where names_one_of(text, :words)");
        named(subject, "update task set title = '#' || id where names_one_of(title, :words)");
        named(subject, "update task set detail = '' where names_one_of(detail, :words)");
        named(subject, "update task set link = null, link_name = null where names_one_of(link_name, :words)");
        named(subject, "update customer_file set name = '#' || id where names_one_of(name, :words)");
    }

    private void named(Subject subject, String sql) {
        jdbc.sql(sql).param("words", subject.loweredWords()).update();
    }

    private Section read(Subject subject, String name, String sql) {
        return Section.of(name, jdbc.sql(sql).param("people", subject.personIds()));
    }
}

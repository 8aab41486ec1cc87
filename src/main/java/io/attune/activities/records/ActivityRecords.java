package io.attune.activities.records;

import io.attune.activities.subjects.Heirs;
import io.attune.platform.personaldata.Erasure;
import io.attune.platform.personaldata.PersonalData;
import io.attune.platform.personaldata.Section;
import io.attune.platform.personaldata.Subject;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said and done with somebody, and their files. All of it goes but what others took part in; where
/// it is about somebody else and only names them, its words go.
@Component
@Order(PersonalData.ACTIVITIES)
@WithoutViewer("whoever answers for privacy answers for everybody")
class ActivityRecords implements PersonalData {
    private final JdbcClient jdbc;
    private final Heirs heirs;

    ActivityRecords(JdbcClient jdbc, Heirs heirs) {
        this.jdbc = jdbc;
        this.heirs = heirs;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "interaction",
                "interaction_person",
                "mention",
                "task",
                "invoice_task",
                "customer_file",
                "customer_file_piece",
                "notice");
    }

    @Override
    public List<Section> export(Subject subject) {
        return List.of(
                read(subject, "interaction", """
                        select kind, direction, at, minutes, text, outcome
                          from interaction i
                         where person_id = any(:people)
                            or exists (select from interaction_person x
                                        where x.interaction_id = i.id and x.person_id = any(:people))
                         order by at
                        """), read(subject, "task", """
                        select title, detail, due_at, done_at from task where person_id = any(:people) order by due_at
                        """), read(subject, "customer-file", """
                        select name, size, created_at from customer_file where person_id = any(:people) order by id
                        """));
    }

    @Override
    public void erase(Subject subject, Erasure erasure) {
        erasure.removed("interaction", heirs.leave(subject.personIds()));
        for (String table : List.of("task", "customer_file")) {
            long removed = jdbc.sql("delete from " + table + " where person_id = any(:people)")
                    .param("people", subject.personIds())
                    .update();
            erasure.removed(table.replace('_', '-'), removed);
        }
        // A line whose record has lost its words says nothing either.
        named(subject, "update interaction set text = '#' || id where names_one_of(text, :words) returning kind, id");
        named(subject, "update task set title = '#' || id where names_one_of(title, :words) returning 'task', id");
        named(subject, "update task set detail = '' where names_one_of(detail, :words) returning '', id");
        named(subject, """
                update task set link = null, link_name = null where names_one_of(link_name, :words) returning '', id
                """);
        for (String table : List.of("interaction", "task"))
            named(
                    subject,
                    "update %s set external_id = null where names_one_of(external_id, :words) returning '', id"
                            .formatted(table));
        named(
                subject,
                "update customer_file set name = '#' || id where names_one_of(name, :words) returning 'file', id");
    }

    private void named(Subject subject, String sql) {
        Map<String, List<Long>> wordless = jdbc
                .sql(sql)
                .param("words", subject.loweredWords())
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        heirs.silence(wordless);
    }

    private Section read(Subject subject, String name, String sql) {
        return Section.of(name, jdbc.sql(sql).param("people", subject.personIds()));
    }
}

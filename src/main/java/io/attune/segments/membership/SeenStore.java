package io.attune.segments.membership;

import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.SegmentId;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who belongs to what, as far as somebody sees it.
@Component
class SeenStore {
    private static final int SAMPLE = 6;

    private final JdbcClient jdbc;

    SeenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How many members of each segment the viewer sees, for those of which they may hear.
    Map<Long, Long> members(Viewer viewer, Catalogue catalogue) {
        var counts = new HashMap<Long, Long>();
        List<Segment> open = catalogue.open(viewer);
        open.forEach(segment -> counts.put(segment.id().value(), segment.members()));
        String counted = open.stream()
                .filter(segment -> !catalogue.whole(viewer, segment.rule()))
                .map(segment -> """
                        select %1$d as id, count(*) as members
                          from segment_member m
                          join person p on p.id = m.person_id
                         where m.segment_id = %1$d and m.until is null and %2$s
                        """.formatted(segment.id().value(), catalogue.sees(viewer, segment.rule(), "p")))
                .collect(Collectors.joining(" union all "));
        if (!counted.isEmpty())
            jdbc.sql(counted).params(viewer.parameters()).query(row -> {
                counts.put(row.getLong("id"), row.getLong("members"));
            });
        return counts;
    }

    /// Those after the last one of the page before, by id.
    List<Member> page(Viewer viewer, Catalogue catalogue, Segment segment, long after, int limit) {
        return jdbc.sql("""
                select m.person_id, m.since
                  from segment_member m
                  join person p on p.id = m.person_id
                 where m.segment_id = :segment and m.until is null and m.person_id > :after and %s
                 order by m.person_id
                 limit :limit
                """.formatted(catalogue.sees(viewer, segment.rule(), "p")))
                .params(viewer.parameters())
                .param("segment", segment.id().value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Member(new PersonId(row.getLong("person_id")), Rows.instant(row, "since")))
                .list();
    }

    /// Those who came last.
    List<Member> latest(Viewer viewer, Catalogue catalogue, Segment segment) {
        return jdbc.sql("""
                select m.person_id, m.since
                  from segment_member m
                  join person p on p.id = m.person_id
                 where m.segment_id = :segment and m.until is null and %s
                 order by m.since desc, m.person_id
                 limit :limit
                """.formatted(catalogue.sees(viewer, segment.rule(), "p")))
                .params(viewer.parameters())
                .param("segment", segment.id().value())
                .param("limit", SAMPLE)
                .query((row, _) -> new Member(new PersonId(row.getLong("person_id")), Rows.instant(row, "since")))
                .list();
    }

    /// In which segments this person is, of those that the viewer may hear of in their case.
    List<Belonging> of(Viewer viewer, Catalogue catalogue, PersonId person) {
        String mine = catalogue.open(viewer).stream()
                .map(segment -> """
                        select %1$d as id, m.since
                          from segment_member m
                          join person p on p.id = m.person_id
                         where m.segment_id = %1$d and m.until is null and m.person_id = :person and %2$s
                        """.formatted(segment.id().value(), catalogue.sees(viewer, segment.rule(), "p")))
                .collect(Collectors.joining(" union all "));
        if (mine.isEmpty()) return List.of();
        return jdbc.sql(mine)
                .params(viewer.parameters())
                .param("person", person.value())
                .query((row, _) ->
                        new Belonging(catalogue.find(row.getLong("id")).orElseThrow(), Rows.instant(row, "since")))
                .list();
    }

    /// How many there were day by day, the oldest first.
    List<Day> history(SegmentId segment, LocalDate from) {
        return jdbc.sql("""
                select day, members, entered, gone from segment_day where segment_id = :segment and day >= :from order by day
                """)
                .param("segment", segment.value())
                .param("from", from)
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("members"),
                        row.getLong("entered"),
                        row.getLong("gone")))
                .list();
    }

    /// Who fits a rule that nobody saved, and who would come and go if it were that of `segment`.
    Preview.Exactly count(Viewer viewer, Catalogue catalogue, Rule rule, Moment moment, @Nullable Segment segment) {
        Compiled compiled = Compiler.compile(rule, moment);
        String seen = catalogue.sees(viewer, rule, "p");
        String before = segment == null ? "false" : catalogue.sees(viewer, segment.rule(), "p");
        return jdbc.sql("""
                with fits as materialized (
                    select distinct f.person_id from (%s) f),
                seen as materialized (
                    select p.id from fits f join person p on p.id = f.person_id where %s),
                was as materialized (
                    select p.id
                      from segment_member m
                      join person p on p.id = m.person_id
                     where m.segment_id = :segment and m.until is null and %s)
                select (select count(*) from seen) as people,
                       (select count(*) from seen s where not exists (select from was w where w.id = s.id)) as entering,
                       (select count(*) from was w where not exists (select from fits f where f.person_id = w.id)) as leaving,
                       array(select s.id from seen s order by s.id desc limit :sample) as some
                """.formatted(compiled.sql(), seen, before))
                .params(compiled.parameters())
                .params(viewer.parameters())
                .param("segment", segment == null ? 0 : segment.id().value())
                .param("sample", SAMPLE)
                .query((row, _) -> new Preview.Exactly(
                        row.getLong("people"),
                        row.getLong("entering"),
                        row.getLong("leaving"),
                        List.of((Long[]) row.getArray("some").getArray()).stream()
                                .map(PersonId::new)
                                .toList()))
                .single();
    }

    /// Some of those whom the viewer sees, drawn evenly by their ids; each stands for `weight` others.
    Drawn drawn(Viewer viewer, Catalogue catalogue, Rule rule, int tries) {
        long highest = highest();
        List<Long> people = jdbc.sql("""
                select p.id
                  from person p
                 where p.merged_into is null and %s
                   and p.id = any(array(select 1 + floor(random() * :highest)::bigint from generate_series(1, :tries)))
                """.formatted(catalogue.sees(viewer, rule, "p")))
                .params(viewer.parameters())
                .param("highest", highest)
                .param("tries", tries)
                .query((row, _) -> row.getLong("id"))
                .list();
        return new Drawn(people, (double) highest / tries);
    }

    @WithoutViewer("an id says nothing of anybody")
    private long highest() {
        return jdbc.sql("select coalesce(max(p.id), 0) from person p")
                .query(Long.class)
                .single();
    }

    record Drawn(List<Long> people, double weight) {
        Drawn {
            people = List.copyOf(people);
        }
    }
}

package io.attune.activities.subjects;

import io.attune.customers.Timeline;
import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happens to interactions whose people go: what several took part in stays with the others.
@Component
@WithoutViewer("whoever deletes or forgets somebody was asked")
public class Heirs {
    private final JdbcClient jdbc;
    private final Timeline timeline;

    Heirs(JdbcClient jdbc, Timeline timeline) {
        this.jdbc = jdbc;
        this.timeline = timeline;
    }

    /// Deletes what was with these people alone, and says how much; of the rest they are no part any more.
    public int leave(Long[] people) {
        jdbc.sql("delete from interaction_person where person_id = any(:people)")
                .param("people", people)
                .update();
        // The line of the one who takes it over is on their timeline already.
        jdbc.sql("""
                with heir as (
                    select distinct on (x.interaction_id) x.*
                      from interaction_person x join interaction i on i.id = x.interaction_id
                     where i.person_id = any(:people)
                     order by x.interaction_id, x.place),
                taken as (
                    delete from interaction_person x using heir h
                     where x.interaction_id = h.interaction_id and x.place = h.place)
                update interaction i set person_id = h.person_id, owner_id = h.owner_id, team_id = h.team_id
                  from heir h where h.interaction_id = i.id
                """).param("people", people).update();
        return jdbc.sql("delete from interaction where person_id = any(:people)")
                .param("people", people)
                .update();
    }

    /// Takes the lines of what has lost its words off every timeline; by source, the ids.
    public void silence(Map<String, List<Long>> wordless) {
        wordless.forEach((source, ids) -> {
            timeline.remove(source, ids);
            if (OtherLines.kinds().collect(Collectors.toSet()).contains(source))
                timeline.remove(OtherLines.source(source), OtherLines.ids(ids));
        });
    }
}

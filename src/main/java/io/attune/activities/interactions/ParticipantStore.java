package io.attune.activities.interactions;

import io.attune.activities.subjects.OtherLines;
import io.attune.activities.subjects.Subject;
import io.attune.platform.database.Rows;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `interaction_person`.
@Component
class ParticipantStore {
    private static final int FELLOWS = 12;

    private final JdbcClient jdbc;

    ParticipantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who was there, as far as the viewer sees them; somebody of two records once, and whom it is about not at all.
    List<Participant> of(Viewer viewer, long interaction) {
        return of(viewer, List.of(interaction)).getOrDefault(interaction, List.of());
    }

    /// The same of many, by their ids.
    Map<Long, List<Participant>> of(Viewer viewer, Collection<Long> interactions) {
        return jdbc
                .sql("""
                select x.interaction_id, p.id, p.name
                  from interaction_person x
                  join interaction i on i.id = x.interaction_id
                  join person p on p.id = survivor_of(x.person_id)
                 where x.interaction_id = any(:ids) and p.id is distinct from survivor_of(i.person_id) and %s
                 group by x.interaction_id, p.id
                 order by x.interaction_id, min(x.place)
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("ids", Rows.ids(interactions))
                .params(viewer.parameters())
                .query((row, _) -> Map.entry(
                        row.getLong("interaction_id"), new Participant(row.getLong("id"), row.getString("name"), true)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// Who could be there, and is offered: others of the account, or of the accounts of the person.
    List<Participant> fellows(Viewer viewer, Subject subject) {
        return jdbc.sql("""
                select p.id, p.name from person p
                 where p.id in (select m.person_id from membership m
                                 where m.account_id = any(array(select cast(:account as bigint)
                                                                 union all
                                                                select own.account_id from membership own
                                                                 where own.person_id = survivor_of(:person)))
                                   and (m.until is null or m.until >= current_date)
                                 limit 1000)
                   and p.merged_into is null and p.id is distinct from survivor_of(:person) and %s
                 order by p.name, p.id limit :limit
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("account", subject.accountColumn(), Types.BIGINT)
                .param("person", subject.personColumn(), Types.BIGINT)
                .params(viewer.parameters())
                .param("limit", FELLOWS)
                .query((row, _) -> new Participant(row.getLong("id"), row.getString("name"), false))
                .list();
    }

    /// Exactly these of those whom the viewer sees; whom they don't see stays.
    void keep(Viewer viewer, long interaction, Collection<Long> people) {
        jdbc.sql("""
                delete from interaction_person x using interaction i, person p
                 where x.interaction_id = :id and i.id = x.interaction_id and p.id = survivor_of(x.person_id)
                   and p.id <> all(:people) and p.id is distinct from survivor_of(i.person_id) and %s
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("id", interaction)
                .param("people", Rows.ids(people))
                .params(viewer.parameters())
                .update();
        jdbc.sql("""
                insert into interaction_person (interaction_id, place, person_id, owner_id, team_id)
                select :id, free.place, p.id, p.owner_id, p.team_id
                  from (select p.*, row_number() over (order by p.name, p.id) as rank from person p
                         where p.id = any(:people) and %s
                           and not exists (select from interaction_person x
                                            where x.interaction_id = :id and survivor_of(x.person_id) = p.id)
                           and p.id is distinct from (select survivor_of(i.person_id) from interaction i
                                                       where i.id = :id)) p
                  join (select place, row_number() over (order by place) as rank from generate_series(1, :most) place
                         where not exists (select from interaction_person x
                                            where x.interaction_id = :id and x.place = place)) free
                    on free.rank = p.rank
                """.formatted(viewer.sees(Kind.PEOPLE, "p")))
                .param("id", interaction)
                .param("people", Rows.ids(people))
                .param("most", OtherLines.MOST)
                .params(viewer.parameters())
                .update();
    }

    /// Where one of them stands, for their line.
    record Placed(int place, long person) {}

    @WithoutViewer("lines are written for everybody; who sees them is asked when they are read")
    List<Placed> placed(long interaction) {
        return jdbc.sql("select place, person_id from interaction_person where interaction_id = :id")
                .param("id", interaction)
                .query((row, _) -> new Placed(row.getInt("place"), row.getLong("person_id")))
                .list();
    }
}

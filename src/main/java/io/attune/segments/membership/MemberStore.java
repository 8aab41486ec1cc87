package io.attune.segments.membership;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.segments.SegmentId;
import io.attune.segments.rules.Moment;
import io.attune.segments.rules.Rule;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes who belongs: all SQL that changes `segment_member` and `segment_day`.
@Component
@WithoutViewer("membership is the same for everybody; who of them is seen is asked when they are shown")
class MemberStore {
    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Change(long entered, long gone, long members) {
        boolean any() {
            return entered + gone > 0;
        }
    }

    /// Whoever judges by these segments waits for whoever else does, to the end of the transaction. Says which are
    /// there.
    List<Long> hold(Collection<Long> segments) {
        return jdbc.sql("select id from segment where id = any(:ids) order by id for no key update")
                .param("ids", Rows.ids(segments))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Judges everybody: whoever fits and is no member enters, whoever is one and does not fit leaves.
    ///
    /// The set stands in a table of its own because a statement that writes rows reads with one process
    /// only. How many fit is guessed too low, so that several processes would not seem to be worth it, and
    /// looking each of them up would.
    Change everybody(SegmentId id, Rule rule, Moment moment) {
        jdbc.sql("""
                        select set_config('work_mem', '192MB', true), set_config('jit', 'off', true),
                               set_config('parallel_setup_cost', '0', true), set_config('parallel_tuple_cost', '0', true),
                               set_config('enable_nestloop', 'off', true)
                        """).query(_ -> {});
        Compiled compiled = Compiler.compile(rule, moment);
        jdbc.sql("create temporary table segment_fits on commit drop as select distinct f.person_id from (%s) f"
                        .formatted(compiled.sql()))
                .params(compiled.parameters())
                .update();
        jdbc.sql("analyze segment_fits").update();
        int gone = jdbc.sql("""
                update segment_member m set until = :now
                 where m.segment_id = :segment and m.until is null
                   and not exists (select from segment_fits f where f.person_id = m.person_id)
                """)
                .param("segment", id.value())
                .param("now", Rows.at(moment.now()))
                .update();
        int came = jdbc.sql("""
                insert into segment_member (segment_id, person_id, since)
                select :segment, f.person_id, :now
                  from segment_fits f
                 where not exists (select from segment_member m
                                    where m.segment_id = :segment and m.until is null and m.person_id = f.person_id)
                """)
                .param("segment", id.value())
                .param("now", Rows.at(moment.now()))
                .update();
        long members =
                jdbc.sql("select count(*) from segment_fits").query(Long.class).single();
        jdbc.sql("drop table segment_fits").update();
        return new Change(came, gone, members);
    }

    /// When the clock alone may change who belongs.
    Optional<Instant> edge(Rule rule, Moment moment) {
        Compiled compiled = Compiler.edge(rule, moment);
        return Optional.ofNullable(jdbc.sql(compiled.sql())
                .params(compiled.parameters())
                .query((row, _) -> new Edge(Rows.optionalInstant(row, "edge")))
                .single()
                .at());
    }

    private record Edge(@Nullable Instant at) {}

    void evaluated(SegmentId id, Change change, Moment moment, int millis, @Nullable Instant due) {
        jdbc.sql("""
                update segment
                   set wanted = false, evaluated_at = :now, took_ms = :millis, members = :members, due_at = :due,
                       failure = null, tries = 0, retry_at = null
                 where id = :id
                """)
                .param("id", id.value())
                .param("now", Rows.at(moment.now()))
                .param("millis", millis)
                .param("members", change.members())
                .param("due", due == null ? null : Rows.at(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        day(id, change, moment);
    }

    /// Some were judged one by one.
    void moved(SegmentId id, Collection<Long> entered, Collection<Long> gone, Moment moment, @Nullable Instant due) {
        int left = jdbc.sql("""
                update segment_member set until = :now
                 where segment_id = :id and until is null and person_id = any(:people)
                """)
                .param("id", id.value())
                .param("people", Rows.ids(gone))
                .param("now", Rows.at(moment.now()))
                .update();
        int came = jdbc.sql("""
                insert into segment_member (segment_id, person_id, since)
                select :id, unnest(cast(:people as bigint[])), :now
                    on conflict (segment_id, person_id) where until is null do nothing
                """)
                .param("id", id.value())
                .param("people", Rows.ids(entered))
                .param("now", Rows.at(moment.now()))
                .update();
        long members = jdbc.sql("""
                update segment
                   set members = members + :change,
                       due_at = least(due_at, cast(:due as timestamptz))
                 where id = :id
                returning members
                """)
                .param("id", id.value())
                .param("change", came - left)
                .param("due", due == null ? null : due.toString())
                .query(Long.class)
                .single();
        if (came + left > 0) day(id, new Change(came, left, members), moment);
    }

    /// They are not there any more, or somebody else: nobody belongs to anything under these ids.
    void leaveAll(Collection<Long> people, Moment moment) {
        jdbc.sql("""
                with gone as (
                    update segment_member set until = :now where until is null and person_id = any(:people)
                    returning segment_id)
                update segment s set members = s.members - g.gone
                  from (select segment_id, count(*) as gone from gone group by segment_id) g
                 where g.segment_id = s.id
                """)
                .param("people", Rows.ids(people))
                .param("now", Rows.at(moment.now()))
                .update();
    }

    /// Says how many memberships there were, ended ones included.
    int forget(Collection<Long> people) {
        jdbc.sql("""
                update segment s set members = s.members - g.gone
                  from (select segment_id, count(*) as gone from segment_member
                         where until is null and person_id = any(:people) group by segment_id) g
                 where g.segment_id = s.id
                """).param("people", Rows.ids(people)).update();
        int gone = jdbc.sql("delete from segment_member where person_id = any(:people)")
                .param("people", Rows.ids(people))
                .update();
        jdbc.sql("delete from segment_turn where person_id = any(:people)")
                .param("people", Rows.ids(people))
                .update();
        return gone;
    }

    /// Those who wait for being judged, up to so many; they do not wait any more once the transaction ends.
    List<Long> takeTurns(int most) {
        return jdbc.sql("""
                delete from segment_turn
                 where id in (select id from segment_turn order by id limit :most for update skip locked)
                returning person_id
                """)
                .param("most", most)
                .query((row, _) -> row.getLong("person_id"))
                .list();
    }

    boolean moreThan(int people) {
        return jdbc.sql("select count(*) > :people from (select from segment_turn limit :people + 1) t")
                .param("people", people)
                .query(Boolean.class)
                .single();
    }

    /// `query` selects `person_id`s of people of whom something changed, with `:ids` bound. Whether anybody waits now.
    boolean queue(String query, Collection<Long> ids) {
        if (ids.isEmpty()) return false;
        return jdbc.sql("""
                insert into segment_turn (person_id)
                select distinct v.person_id
                  from (%s) w
                  left join person q on q.id = w.person_id
                 cross join lateral (values (w.person_id), (q.merged_into)) v(person_id)
                 where v.person_id is not null and exists (select from segment)
                """.formatted(query)).param("ids", Rows.ids(ids)).update() > 0;
    }

    void clearTurns() {
        jdbc.sql("delete from segment_turn").update();
    }

    private void day(SegmentId id, Change change, Moment moment) {
        jdbc.sql("""
                insert into segment_day (segment_id, day, members, entered, gone)
                values (:id, :day, :members, :entered, :gone)
                    on conflict (segment_id, day) do update
                   set members = excluded.members, entered = segment_day.entered + excluded.entered,
                       gone = segment_day.gone + excluded.gone
                """)
                .param("id", id.value())
                .param("day", moment.now().atZone(moment.zone()).toLocalDate())
                .param("members", change.members())
                .param("entered", change.entered())
                .param("gone", change.gone())
                .update();
    }
}

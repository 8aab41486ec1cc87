package io.attune.sales.deals;

import io.attune.customers.RecordKind;
import io.attune.customers.records.ChangesTakenBack;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Undoes what a run did with deals: those it made go unless somebody worked on them since, what it
/// changed goes back unless it was changed since. Timelines follow.
@Component
@WithoutViewer("who may import changes everybody")
class DealsTakenBack {
    private static final int PIECE = 2_000;

    private final JdbcClient jdbc;
    private final ChangesTakenBack changes;
    private final DealTimeline timeline;

    DealsTakenBack(JdbcClient jdbc, ChangesTakenBack changes, DealTimeline timeline) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.timeline = timeline;
    }

    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        List<Long> changed = jdbc.sql("select deal_id from deal_change where run_id = :run order by deal_id")
                .param("run", run)
                .query((row, _) -> row.getLong("deal_id"))
                .list();
        TakenBack restored =
                changes.takeBack(RecordKind.DEAL, DealStaging.MERGED, run, progress, keeper, new Beside(run));
        timeline.again(changed);
        return restored.and(remove(run, progress, keeper));
    }

    /// Contacts and stays. What a state and a place consist of goes back as a whole or not at all.
    private final class Beside implements ChangesTakenBack.Beside {
        private final long run;

        private Beside(long run) {
            this.run = run;
        }

        @Override
        public void judge() {
            jdbc.sql("""
                    update taking_back t set possible = true
                      from deal_contact c
                     where t.key = 'person:' || c.person_id and c.deal_id = t.record and c.role is null
                    """).update();
            jdbc.sql("""
                    update taking_back t set possible = false
                     where t.key = 'stage_id'
                       and not exists (select from stage s where s.id = (t.before #>> '{}')::bigint)
                    """).update();
            whole("status", "ended_at", "lost_reason_id");
            whole("pipeline_id", "stage_id", "stage_since");
        }

        private void whole(String... keys) {
            jdbc.sql("""
                    update taking_back t set possible = false
                     where t.key = any(:keys)
                       and exists (select from taking_back o
                                    where o.record = t.record and o.key = any(:keys) and not o.possible)
                    """).param("keys", keys).update();
        }

        @Override
        public void restore() {
            List<Long> links =
                    jdbc.sql("""
                    select c.id from deal_contact c join taking_back t
                        on t.possible and t.key = 'person:' || c.person_id and c.deal_id = t.record
                    """).query((row, _) -> row.getLong("id")).list();
            timeline.takeOff(links);
            jdbc.sql("delete from deal_contact where id = any(:ids)")
                    .param("ids", Rows.ids(links))
                    .update();
            jdbc.sql("""
                    delete from deal_stay y using taking_back t
                     where t.possible and t.key = 'stage_id' and y.deal_id = t.record and y.run_id = :run
                    """).param("run", run).update();
            jdbc.sql("""
                    update deal_stay y set left_at = null, left_run = null
                      from deal d
                     where d.id = y.deal_id and d.status = 'open' and y.left_run = :run
                       and d.id in (select record from taking_back where possible and key in ('stage_id', 'status'))
                       and not exists (select from deal_stay n where n.deal_id = y.deal_id and n.left_at is null)
                       and not exists (select from deal_stay n
                                        where n.deal_id = y.deal_id and (n.entered_at, n.id) > (y.entered_at, y.id))
                    """).param("run", run).update();
        }
    }

    private TakenBack remove(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        TakenBack done = TakenBack.NOTHING;
        long last = 0;
        while (true) {
            progress.done(done.removed() + done.kept(), 0);
            List<Made> piece = piece(run, last);
            if (piece.isEmpty()) return done;
            last = piece.getLast().id;
            var gone = new ArrayList<Long>();
            for (Made made : piece)
                if (made.changed) keeper.kept("deal", made.id, "kept.changed");
                else gone.add(made.id);
            timeline.forget(gone);
            jdbc.sql("update lead set deal_id = null where deal_id = any(:ids)")
                    .param("ids", Rows.ids(gone))
                    .update();
            jdbc.sql("delete from deal where id = any(:ids)")
                    .param("ids", Rows.ids(gone))
                    .update();
            done = done.and(new TakenBack(gone.size(), 0, piece.size() - gone.size()));
        }
    }

    private record Made(long id, boolean changed) {}

    private List<Made> piece(long run, long after) {
        return jdbc.sql("""
                select d.id, d.version <> 0 or exists (select from deal_change c where c.deal_id = d.id) as changed
                  from deal d
                 where d.origin = 'import' and d.origin_id = :run and d.id > :after
                 order by d.id limit :piece
                   for update of d
                """)
                .param("run", run)
                .param("after", after)
                .param("piece", PIECE)
                .query((row, _) -> new Made(row.getLong("id"), row.getBoolean("changed")))
                .list();
    }
}

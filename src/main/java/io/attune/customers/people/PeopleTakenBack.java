package io.attune.customers.people;

import io.attune.customers.Hindrance;
import io.attune.customers.PeopleDeleted;
import io.attune.customers.RecordKind;
import io.attune.customers.accounts.AccountsTakenBack;
import io.attune.customers.merging.Following;
import io.attune.customers.records.ChangesTakenBack;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Undoes what a run did with people: whom it made go unless something hangs on them since, what it changed goes back
/// unless it was changed since.
@Component
@WithoutViewer("who may import changes everybody")
class PeopleTakenBack {
    private static final int PIECE = 5_000;

    private final JdbcClient jdbc;
    private final ChangesTakenBack changes;
    private final AccountsTakenBack accounts;
    private final Following following;
    private final ObjectProvider<Hindrance> hindrances;
    private final ApplicationEventPublisher events;

    PeopleTakenBack(
            JdbcClient jdbc,
            ChangesTakenBack changes,
            AccountsTakenBack accounts,
            Following following,
            ObjectProvider<Hindrance> hindrances,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.accounts = accounts;
        this.following = following;
        this.hindrances = hindrances;
        this.events = events;
    }

    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        Following.Before before = following.before(run);
        TakenBack restored = changes.takeBack(RecordKind.PERSON, PersonStaging.MERGED, run, progress, keeper);
        following.follow(before);
        TakenBack removed = remove(run, progress, keeper);
        return restored.and(removed).and(accounts.remove(run, progress, keeper));
    }

    private TakenBack remove(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        long total = jdbc.sql("select count(*) from person where origin = 'import' and origin_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
        TakenBack done = TakenBack.NOTHING;
        long last = 0;
        while (true) {
            progress.done(done.removed() + done.kept(), total);
            List<Made> piece = piece(run, last);
            if (piece.isEmpty()) return done;
            last = piece.getLast().id;
            done = done.and(remove(piece, keeper));
        }
    }

    private TakenBack remove(List<Made> piece, TakenBack.Keeper keeper) {
        Map<Long, String> reasons = new HashMap<>();
        List<Long> all = piece.stream().map(Made::id).toList();
        hindrances.forEach(hindrance -> hindrance.among(all).forEach(reasons::putIfAbsent));
        for (Made made : piece) if (made.changed) reasons.putIfAbsent(made.id, "kept.changed");
        reasons.forEach((id, reason) -> keeper.kept("person", id, reason));
        var gone = new ArrayList<>(all);
        gone.removeIf(reasons::containsKey);
        jdbc.sql("delete from person where id = any(:ids)")
                .param("ids", Rows.ids(gone))
                .update();
        if (!gone.isEmpty()) events.publishEvent(new PeopleDeleted(gone));
        return new TakenBack(gone.size(), 0, reasons.size());
    }

    private record Made(long id, boolean changed) {}

    /// Locked first, so that nothing is attached while the modules are asked.
    private List<Made> piece(long run, long after) {
        return jdbc.sql("""
                select p.id,
                       p.updated_by is not null
                       or p.updated_at <> p.created_at and num_nonnulls(p.owner_id, p.team_id) > 0
                       or exists (select from person_change c where c.person_id = p.id) as changed
                  from person p
                 where p.origin = 'import' and p.origin_id = :run and p.id > :after
                 order by p.id limit :piece
                   for update of p
                """)
                .param("run", run)
                .param("after", after)
                .param("piece", PIECE)
                .query((row, _) -> new Made(row.getLong("id"), row.getBoolean("changed")))
                .list();
    }
}

package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.Hindrance;
import io.attune.customers.RecordKind;
import io.attune.customers.records.ChangesTakenBack;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Undoes what a run did with accounts: those it made go unless something hangs on them since, what it changed goes
/// back unless it was changed since.
@Component
@WithoutViewer("who may import changes everybody")
public class AccountsTakenBack {
    private final JdbcClient jdbc;
    private final ChangesTakenBack changes;
    private final ObjectProvider<Hindrance> hindrances;

    AccountsTakenBack(JdbcClient jdbc, ChangesTakenBack changes, ObjectProvider<Hindrance> hindrances) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.hindrances = hindrances;
    }

    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        TakenBack moved = moveBack(run, keeper);
        TakenBack restored = changes.takeBack(RecordKind.ACCOUNT, AccountStaging.MERGED, run, progress, keeper);
        return moved.and(restored).and(remove(run, progress, keeper));
    }

    /// Removes those that the run made and on which nothing hangs, from the lowest up.
    public TakenBack remove(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        Map<Long, String> reasons = new HashMap<>();
        List<Long> made = made(run, reasons);
        for (Long account : made)
            hindrances.stream()
                    .flatMap(hindrance -> hindrance.against(new AccountId(account)).stream())
                    .forEach(reason -> reasons.putIfAbsent(account, reason));
        var rest = new ArrayList<>(made);
        rest.removeIf(reasons::containsKey);
        long total = rest.size();
        long removed = 0;
        for (List<Long> lowest = lowest(rest); !lowest.isEmpty(); lowest = lowest(rest)) {
            progress.done(removed, total);
            removed += jdbc.sql("delete from account where id = any(:ids)")
                    .param("ids", Rows.ids(lowest))
                    .update();
            rest.removeAll(lowest);
        }
        rest.forEach(account -> reasons.put(account, "kept.below"));
        reasons.forEach((account, reason) -> keeper.kept("account", account, reason));
        return new TakenBack(removed, 0, reasons.size());
    }

    private List<Long> made(long run, Map<Long, String> reasons) {
        return jdbc.sql("""
                select a.id,
                       a.updated_by is not null
                       or a.updated_at <> a.created_at and num_nonnulls(a.owner_id, a.team_id) > 0
                       or exists (select from account_change c where c.account_id = a.id) as changed,
                       exists (select from membership m where m.account_id = a.id) as peopled
                  from account a
                 where a.origin = 'import' and a.origin_id = :run
                 order by a.id
                   for update of a
                """)
                .param("run", run)
                .query((row, _) -> {
                    long id = row.getLong("id");
                    if (row.getBoolean("changed")) reasons.put(id, "kept.changed");
                    else if (row.getBoolean("peopled")) reasons.put(id, "kept.people");
                    return id;
                })
                .list();
    }

    private List<Long> lowest(List<Long> accounts) {
        return jdbc.sql("""
                select a.id from account a
                 where a.id = any(:ids) and not exists (select from account c where c.parent_id = a.id)
                """)
                .param("ids", Rows.ids(accounts))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// One after the other, since each must find a place that is not below itself; again, while some find theirs.
    private TakenBack moveBack(long run, TakenBack.Keeper keeper) {
        List<Move> waiting = jdbc.sql("""
                select account_id, (changes -> 'parent_id' ->> 0)::bigint as before,
                       (changes -> 'parent_id' ->> 1)::bigint as after,
                       changes - 'parent_id' - 'run_id' - 'updated_by' = '{}' as alone
                  from account_change where run_id = :run and jsonb_exists(changes, 'parent_id')
                """)
                .param("run", run)
                .query((row, _) -> new Move(
                        row.getLong("account_id"),
                        Rows.optionalLong(row, "before"),
                        Objects.requireNonNull(Rows.optionalLong(row, "after")),
                        row.getBoolean("alone")))
                .list();
        TakenBack done = TakenBack.NOTHING;
        boolean some = true;
        while (some) {
            some = false;
            var left = new ArrayList<Move>();
            for (Move move : waiting) {
                if (!moved(move)) left.add(move);
                else {
                    some = true;
                    if (move.alone) done = done.and(new TakenBack(0, 1, 0));
                }
            }
            waiting = left;
        }
        for (Move move : waiting) {
            keeper.kept("account", move.account, "kept.fields");
            if (move.alone) done = done.and(new TakenBack(0, 0, 1));
        }
        return done;
    }

    private boolean moved(Move move) {
        return jdbc.sql("""
                update account a set parent_id = cast(:before as bigint)
                 where a.id = :id and a.parent_id = :after
                   and (cast(:before as bigint) is null
                        or exists (select from account b where b.id = :before)
                           and not exists (select from account_tree(:id) as t(id) where t.id = :before))
                """)
                        .param("id", move.account)
                        .param("before", move.before)
                        .param("after", move.after)
                        .update()
                == 1;
    }

    private record Move(long account, @Nullable Long before, long after, boolean alone) {}
}

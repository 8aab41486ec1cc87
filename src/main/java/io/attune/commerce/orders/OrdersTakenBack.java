package io.attune.commerce.orders;

import io.attune.commerce.Order;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.TakenBack;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Undoes what a run did with orders: those it made go unless they were changed or invoiced since, what it changed goes
/// back unless it was changed since. Their lines on the timelines follow in the same transaction.
@Component
@WithoutViewer("who may import changes everybody's orders")
class OrdersTakenBack {
    private static final int PIECE = 5_000;

    /// Not the key and not the owner: the first never changes, the other is that of the person.
    private static final String GIVEN = """
            person_id = f.person_id, ordered_on = f.ordered_on, ordered_at = f.ordered_at, amount = f.amount,
            currency = f.currency, status = f.status, description = f.description, promised_on = f.promised_on,
            delivered_on = f.delivered_on, run_id = f.run_id
            """;

    private final JdbcClient jdbc;
    private final PutOrdersOnTimelines timelines;
    private final LinesTakenBack lines;

    OrdersTakenBack(JdbcClient jdbc, PutOrdersOnTimelines timelines, LinesTakenBack lines) {
        this.jdbc = jdbc;
        this.timelines = timelines;
        this.lines = lines;
    }

    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        lines.restore(run);
        TakenBack done =
                changedByOthers(run, keeper).and(remove(run, progress, keeper)).and(restore(run, progress, keeper));
        lines.removeProducts(run);
        return done;
    }

    private TakenBack remove(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        long total = count("select count(*) from customer_order where run_id = :run", run);
        TakenBack done = TakenBack.NOTHING;
        long last = 0;
        while (true) {
            progress.done(done.removed(), total);
            List<Made> piece = made(run, last);
            if (piece.isEmpty()) return done;
            last = piece.getLast().id;
            var gone = new ArrayList<Long>();
            for (Made made : piece)
                if (made.reason.isEmpty()) gone.add(made.id);
                else keeper.kept("order", made.id, made.reason);
            timelines.takeOff(gone);
            jdbc.sql("delete from customer_order where id = any(:ids)")
                    .param("ids", Rows.ids(gone))
                    .update();
            done = done.and(new TakenBack(gone.size(), 0, piece.size() - gone.size()));
        }
    }

    private record Made(long id, String reason) {}

    private List<Made> made(long run, long after) {
        return jdbc.sql("""
                select o.id,
                       case when o.version <> 0 then 'kept.changed'
                            when exists (select from warranty w join order_line l on l.id = w.line_id
                                          where l.order_id = o.id) then 'kept.warranty'
                            when exists (select from invoice i where i.order_id = o.id) then 'kept.invoice'
                            else '' end as reason
                  from customer_order o
                 where o.run_id = :run and o.id > :after
                   and not exists (select from order_change c where c.order_id = o.id and c.run_id = :run)
                 order by o.id limit :piece
                   for update of o
                """)
                .param("run", run)
                .param("after", after)
                .param("piece", PIECE)
                .query((row, _) -> new Made(row.getLong("id"), row.getString("reason")))
                .list();
    }

    /// Orders of this run that a later one changed carry that one's number by now.
    private TakenBack changedByOthers(long run, TakenBack.Keeper keeper) {
        List<Long> changed = jdbc.sql("""
                select distinct c.order_id from order_change c
                 where c.run_id <> :run and c.changes -> 'run_id' ->> 0 = cast(:run as text)
                   and not exists (select from order_change own where own.order_id = c.order_id and own.run_id = :run)
                 order by c.order_id
                """)
                .param("run", run)
                .query((row, _) -> row.getLong("order_id"))
                .list();
        changed.forEach(order -> keeper.kept("order", order, "kept.changed"));
        return new TakenBack(0, 0, changed.size());
    }

    private TakenBack restore(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        long total = count("select count(*) from order_change where run_id = :run", run);
        TakenBack done = TakenBack.NOTHING;
        long last = 0;
        while (true) {
            progress.done(done.restored() + done.kept(), total);
            List<Restored> piece = restored(run, last);
            if (piece.isEmpty()) break;
            last = piece.getLast().id;
            for (Restored order : piece) {
                if (!order.whole) keeper.kept("order", order.id, "kept.fields");
                done = done.and(new TakenBack(0, order.some ? 1 : 0, order.whole ? 0 : 1));
            }
            timelines.again(orders(piece.stream().map(Restored::id).toList()));
        }
        jdbc.sql("delete from order_change where run_id = :run")
                .param("run", run)
                .update();
        return done;
    }

    private record Restored(long id, boolean some, boolean whole) {}

    /// A column goes back where it still is as the run left it.
    private List<Restored> restored(long run, long after) {
        return jdbc.sql("""
                with piece as materialized (
                    select o.id, c.changes, o as present
                      from order_change c join customer_order o on o.id = c.order_id
                     where c.run_id = :run and c.order_id > :after
                     order by c.order_id limit :piece
                       for no key update of o),
                     judged as (
                    select p.id, e.key, e.value -> 0 as before,
                           case when e.key = 'lines' then exists (select from lines_back b where b.order_id = p.id)
                                else to_jsonb(jsonb_populate_record(p.present, jsonb_build_object(e.key, e.value -> 1)))
                                     = to_jsonb(p.present) end as possible
                      from piece p, jsonb_each(p.changes) e),
                     fitting as (
                    select o.id as order_id, n.*
                      from (select id, jsonb_object_agg(key, before) as before from judged where possible group by id) b
                      join customer_order o on o.id = b.id
                     cross join lateral jsonb_populate_record(o, b.before) n),
                     given as (
                    update customer_order o set %s, version = o.version + 1, updated_at = now()
                      from fitting f where o.id = f.order_id)
                select id, bool_or(possible) filter (where key <> 'run_id') is true as some,
                       bool_and(possible) filter (where key <> 'run_id') is not false as whole
                  from judged group by id order by id
                """.formatted(GIVEN))
                .param("run", run)
                .param("after", after)
                .param("piece", PIECE)
                .query((row, _) -> new Restored(row.getLong("id"), row.getBoolean("some"), row.getBoolean("whole")))
                .list();
    }

    private List<Order> orders(List<Long> ids) {
        return jdbc.sql("select * from customer_order where id = any(:ids)")
                .param("ids", Rows.ids(ids))
                .query((row, _) -> OrderStore.order(row))
                .list();
    }

    private long count(String sql, long run) {
        return jdbc.sql(sql).param("run", run).query(Long.class).single();
    }
}

package io.attune.sales.pipelines;

import io.attune.platform.database.Rows;
import io.attune.platform.security.UserId;
import io.attune.platform.security.WithoutViewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All SQL of `pipeline` and `stage`.
@Component
@WithoutViewer("a stage is changed for the deals of everybody")
class PipelineStore {
    // Any number that no other lock of Attune has.
    private static final long LOCK = 7_261_001;

    private final JdbcClient jdbc;

    PipelineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long pipeline, String name, Stage stage) {}

    List<Pipeline> all() {
        var stages = new LinkedHashMap<Long, List<Stage>>();
        var names = new LinkedHashMap<Long, String>();
        jdbc.sql("""
                select p.id as pipeline, p.name as pipeline_name, s.id, s.name, s.probability, s.committed
                  from pipeline p
                  join stage s on s.pipeline_id = p.id
                 order by p.position, p.id, s.position, s.id
                """)
                .query((row, _) -> new Row(
                        row.getLong("pipeline"),
                        row.getString("pipeline_name"),
                        new Stage(
                                row.getLong("id"),
                                row.getString("name"),
                                row.getBigDecimal("probability"),
                                row.getBoolean("committed"))))
                .list()
                .forEach(row -> {
                    names.put(row.pipeline(), row.name());
                    stages.computeIfAbsent(row.pipeline(), _ -> new ArrayList<>())
                            .add(row.stage());
                });
        var all = new ArrayList<Pipeline>();
        names.forEach((id, name) -> all.add(new Pipeline(id, name, stages.getOrDefault(id, List.of()))));
        return all;
    }

    /// Two people who change pipelines at the same moment wait for each other, to the end of the transaction.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    Optional<Long> insert(String name) {
        return jdbc.sql("""
                insert into pipeline (name, position)
                values (:name, (select coalesce(max(position), 0) + 1 from pipeline))
                    on conflict do nothing
                returning id
                """).param("name", name).query(Long.class).optional();
    }

    boolean rename(long id, String name) {
        return jdbc.sql("""
                update pipeline
                   set name = :name
                 where id = :id
                   and not exists (select from pipeline p where lower(p.name) = lower(:name) and p.id <> :id)
                """).param("id", id).param("name", name).update() == 1;
    }

    void delete(long id) {
        jdbc.sql("delete from pipeline where id = :id").param("id", id).update();
    }

    void insertStage(long pipeline, int place, Stage stage) {
        jdbc.sql("""
                insert into stage (pipeline_id, name, position, probability, committed)
                values (:pipeline, :name, :place, :probability, :committed)
                """)
                .param("pipeline", pipeline)
                .param("name", stage.name())
                .param("place", place)
                .param("probability", stage.probability())
                .param("committed", stage.committed())
                .update();
    }

    void updateStage(long pipeline, int place, Stage stage) {
        jdbc.sql("""
                update stage
                   set name = :name, position = :place, probability = :probability, committed = :committed
                 where id = :id and pipeline_id = :pipeline
                """)
                .param("id", stage.id())
                .param("pipeline", pipeline)
                .param("name", stage.name())
                .param("place", place)
                .param("probability", stage.probability())
                .param("committed", stage.committed())
                .update();
    }

    void deleteStage(long stage) {
        jdbc.sql("delete from stage where id = :id").param("id", stage).update();
    }

    /// How many deals stand in a stage, ended ones included.
    long deals(long stage) {
        return jdbc.sql("select count(*) from deal where stage_id = :stage")
                .param("stage", stage)
                .query(Long.class)
                .single();
    }

    /// Their time in the old stage ends here; ended deals only change the stage they ended in.
    void moveAll(Stage from, Stage to, Instant now, UserId by) {
        jdbc.sql("""
                with moved as (
                    update deal
                       set stage_id = :to, version = version + 1,
                           stage_since = case when status = 'open' then :now else stage_since end
                     where stage_id = :from
                    returning id, status),
                ended as (
                    update deal_stay s
                       set left_at = greatest(:now, s.entered_at)
                      from moved m
                     where s.deal_id = m.id and s.left_at is null and m.status = 'open'
                    returning s.deal_id)
                select deal_id from ended
                """)
                .param("from", from.id())
                .param("to", to.id())
                .param("now", Rows.at(now))
                .query(Long.class)
                .list();
        jdbc.sql("""
                insert into deal_stay (deal_id, stage_id, stage_name, entered_at, moved_by)
                select d.id, :to, :name, d.stage_since, :by
                  from deal d
                 where d.stage_id = :to and d.status = 'open'
                   and not exists (select from deal_stay s where s.deal_id = d.id and s.left_at is null)
                """)
                .param("to", to.id())
                .param("name", to.name())
                .param("by", by.value())
                .update();
    }

    /// How many deals stand in each stage, ended ones included.
    Map<Long, Long> counts() {
        var counts = new HashMap<Long, Long>();
        jdbc.sql("""
                select stage_id, count(*) as all_deals from deal group by stage_id
                """).query(row -> {
            counts.put(row.getLong("stage_id"), row.getLong("all_deals"));
        });
        return counts;
    }
}

package io.attune.sales.deals;

import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import io.attune.sales.DealIntake;
import io.attune.sales.IncomingDeal;
import io.attune.sales.pipelines.Pipelines;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
@WithoutViewer("who may import changes everybody")
class StoredDealIntake implements DealIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Pipelines pipelines;
    private final DealTimeline timeline;
    private final DealsTakenBack undo;

    StoredDealIntake(
            JdbcClient jdbc, DataSource database, Pipelines pipelines, DealTimeline timeline, DealsTakenBack undo) {
        this.jdbc = jdbc;
        this.database = database;
        this.pipelines = pipelines;
        this.timeline = timeline;
        this.undo = undo;
    }

    @Override
    public Delivery<IncomingDeal> begin(long run, Taking taking) {
        return new StagedDeals(jdbc, database, pipelines, timeline, run, taking);
    }

    @Override
    public TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return undo.takeBack(run, progress, keeper);
    }

    @Override
    public void forget(Collection<Long> runs) {
        jdbc.sql("delete from deal_change where run_id = any(:runs)")
                .param("runs", Rows.ids(runs))
                .update();
    }
}

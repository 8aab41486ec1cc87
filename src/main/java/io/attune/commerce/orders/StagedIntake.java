package io.attune.commerce.orders;

import io.attune.commerce.IncomingOrder;
import io.attune.commerce.OrderIntake;
import io.attune.customers.PeopleIntake;
import io.attune.platform.database.Rows;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StagedIntake implements OrderIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final PeopleIntake people;
    private final OrdersTakenBack undo;

    StagedIntake(JdbcClient jdbc, DataSource database, PeopleIntake people, OrdersTakenBack undo) {
        this.jdbc = jdbc;
        this.database = database;
        this.people = people;
        this.undo = undo;
    }

    @Override
    public Delivery<IncomingOrder> begin(long run, Taking taking, Articles unknown) {
        return new DeliveredOrders(jdbc, database, people, run, taking, unknown);
    }

    @Override
    public TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return undo.takeBack(run, progress, keeper);
    }

    @Override
    public void forget(Collection<Long> runs) {
        jdbc.sql("delete from order_change where run_id = any(:runs)")
                .param("runs", Rows.ids(runs))
                .update();
    }
}

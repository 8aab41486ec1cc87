package io.attune.customers.accounts;

import io.attune.customers.AccountIntake;
import io.attune.customers.IncomingAccount;
import io.attune.customers.records.CustomerSettings;
import io.attune.platform.database.Rows;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StagedAccountIntake implements AccountIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final CustomerSettings settings;
    private final AccountsTakenBack undo;
    private final ApplicationEventPublisher events;

    StagedAccountIntake(
            JdbcClient jdbc,
            DataSource database,
            CustomerSettings settings,
            AccountsTakenBack undo,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.database = database;
        this.settings = settings;
        this.undo = undo;
        this.events = events;
    }

    @Override
    public Delivery<IncomingAccount> begin(long run, Taking taking) {
        return new AccountArrivals(jdbc, database, settings.phones(), events, run, taking);
    }

    @Override
    public TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper) {
        return undo.takeBack(run, progress, keeper);
    }

    @Override
    public void forget(Collection<Long> runs) {
        jdbc.sql("delete from account_change where run_id = any(:runs)")
                .param("runs", Rows.ids(runs))
                .update();
    }
}

package io.attune.commerce.orders;

import io.attune.commerce.OrderIntake;
import io.attune.customers.PeopleIntake;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class StagedIntake implements OrderIntake {
    private final JdbcClient jdbc;
    private final DataSource database;
    private final PeopleIntake people;

    StagedIntake(JdbcClient jdbc, DataSource database, PeopleIntake people) {
        this.jdbc = jdbc;
        this.database = database;
        this.people = people;
    }

    @Override
    public Delivery begin(long run) {
        return new DeliveredOrders(jdbc, database, people, run);
    }
}

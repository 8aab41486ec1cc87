package io.attune.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.commerce.Purchase;
import io.attune.platform.database.TestPostgres;
import java.time.LocalDate;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class OrderStoreTests {
    @Test
    void purchasesCountInTheCompanysCurrencyForWhatWasKept() {
        DataSource database = TestPostgres.migrated();
        JdbcClient jdbc = JdbcClient.create(database);
        var orders = new OrderStore(jdbc, new JdbcTemplate(database), new JdbcTransactionManager(database));
        jdbc.sql("""
                insert into company_settings values (
                    1, 'Lumen', 'EUR', 'UTC', 'en', .3, null, 60, 60, 1, .1, .1, .1, .1, .1, .1, .1, .1, 0, now())
                """).update();
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, refunded, currency, status)
                values ('1', 1, '2026-03-02', '2026-03-02', 100, 30, 'EUR', 'paid'),
                       ('2', 1, '2026-03-03', '2026-03-03', 100, 0, 'USD', 'delivered'),
                       ('3', 1, '2026-03-04', '2026-03-04', 100, 0, 'JPY', 'paid'),
                       ('4', 1, '2026-03-05', '2026-03-05', 100, 0, 'EUR', 'returned')
                """).update();
        jdbc.sql("insert into exchange_rate (base, currency, day, rate) values ('EUR', 'USD', '2026-03-01', 0.9)")
                .update();
        var purchases = new ArrayList<Purchase>();
        orders.eachPurchase(purchases::add);
        assertThat(purchases)
                .containsExactly(
                        new Purchase(1, LocalDate.of(2026, 3, 2), 700_000),
                        new Purchase(1, LocalDate.of(2026, 3, 3), 900_000));
    }
}

package io.attune.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.commerce.Purchase;
import io.attune.platform.database.TestPostgres;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class PurchaseCopyTests {
    private final DataSource database = TestPostgres.migrated();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final OrderStore orders =
            new OrderStore(jdbc, new JdbcTemplate(database), new JdbcTransactionManager(database));

    @Test
    void everyAmountAndDayComesAsItIsKept() {
        order("a", 1, "1999-12-31", "0");
        order("b", 1, "2000-01-01", "0.0001");
        order("c", 1, "2026-11-21", "10000");
        order("d", 2, "2026-11-21", "12345678901234.5678");
        order("e", 3, "1970-01-01", "-12.5");
        order("f", 4, "2026-11-21", "19.99");

        assertThat(all())
                .containsExactly(
                        new Purchase(1, LocalDate.of(1999, 12, 31), 0),
                        new Purchase(1, LocalDate.of(2000, 1, 1), 1),
                        new Purchase(1, LocalDate.of(2026, 11, 21), 100_000_000),
                        new Purchase(2, LocalDate.of(2026, 11, 21), 123_456_789_012_345_678L),
                        new Purchase(3, LocalDate.of(1970, 1, 1), -125_000),
                        new Purchase(4, LocalDate.of(2026, 11, 21), 199_900));
    }

    @Test
    void whatWasCancelledOrSentBackIsNoPurchase() {
        order("a", 1, "2026-11-20", "10");
        jdbc.sql("update customer_order set status = 'cancelled'").update();
        order("b", 1, "2026-11-21", "20");

        assertThat(all()).containsExactly(new Purchase(1, LocalDate.of(2026, 11, 21), 200_000));
    }

    @Test
    void noOrdersAreNoPurchases() {
        assertThat(all()).isEmpty();
    }

    @Test
    void whatMergedPeopleBoughtIsTheSurvivorsAmongAllOthers() {
        jdbc.sql(
                        "insert into person (id, name) overriding system value select n, 'P' || n from generate_series(1, 6) n")
                .update();
        for (int person = 1; person <= 6; person++) order("o" + person, person, "2026-11-0" + (7 - person), "10");
        jdbc.sql("update person set merged_into = 3, merged_at = now() where id in (1, 5)")
                .update();
        jdbc.sql("update person set merged_into = 6, merged_at = now() where id = 4")
                .update();

        assertThat(all())
                .extracting(Purchase::person, purchase -> purchase.day().getDayOfMonth())
                .containsExactly(tuple(2L, 5), tuple(3L, 2), tuple(3L, 4), tuple(3L, 6), tuple(6L, 1), tuple(6L, 3));
    }

    @Test
    void moreRowsThanABufferHoldsComeInOrder() {
        many(20_000);

        List<Purchase> found = all();

        assertThat(found).hasSize(20_000);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).person()).isEqualTo(i + 1L);
            assertThat(found.get(i).amount()).isEqualTo((i + 1) * 12_300L);
        }
    }

    @Test
    void aReaderWhoGivesUpLeavesAConnectionThatWorks() {
        many(20_000);

        assertThatThrownBy(() -> orders.eachPurchase(purchase -> {
                    if (purchase.person() == 700) throw new IllegalStateException("enough");
                }))
                .hasMessageContaining("enough");

        assertThat(all()).hasSize(20_000);
    }

    private List<Purchase> all() {
        List<Purchase> found = new ArrayList<>();
        orders.eachPurchase(found::add);
        return found;
    }

    private void many(int count) {
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                select n, n, '2026-11-21', '2026-11-21', n * 1.23, 'EUR' from generate_series(1, :count) n
                """).param("count", count).update();
    }

    private void order(String key, long person, String day, String amount) {
        jdbc.sql("""
                insert into customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency)
                values (:key, :person, :day::date, :day::date, :amount::numeric, 'EUR')
                """)
                .param("key", key)
                .param("person", person)
                .param("day", day)
                .param("amount", amount)
                .update();
    }
}

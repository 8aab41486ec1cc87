package io.attune.commerce.invoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Looks whether the books are in order, whoever wrote in them at once.
final class Books {
    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the parts say, counted anew.
    void hold() {
        assertThat(jdbc.sql("""
                        select count(*) from invoice i
                         where i.settled <> coalesce((select sum(a.amount) from allocation a where a.invoice_id = i.id), 0)
                            or i.settled + i.written_off > i.total
                            or i.credited <> coalesce((select sum(c.amount) from credit_note c where c.invoice_id = i.id), 0)
                            or i.open_amount <> case when i.state = 'issued' then i.total - i.settled - i.written_off else 0 end
                        """).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("""
                        select (select count(*) from payment p
                                 where p.allocated <> coalesce((select sum(a.amount) from allocation a where a.payment_id = p.id), 0)
                                    or p.allocated > p.amount)
                             + (select count(*) from credit_note c
                                 where c.allocated <> coalesce((select sum(a.amount) from allocation a where a.credit_note_id = c.id), 0)
                                    or c.allocated > c.amount)
                        """).query(Integer.class).single()).isZero();
    }

    static void atOnce(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> done : threads.invokeAll(work)) done.get();
        }
    }
}

package io.attune.customers.records;

import io.attune.platform.security.WithoutViewer;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs a search as PostgreSQL has to be told to: each query planned for what was typed, since the beginning of a name
/// is a place in an index only once it is known; and likeness as slips of the pen need it.
@Component
public class Seeking {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public Seeking(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    public <T> List<T> find(Supplier<List<T>> search) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            prepare();
            return search.get();
        }));
    }

    /// Two letters changed places in an eight-letter name: .44; the index knows the threshold only as a setting.
    @WithoutViewer("settings of this transaction")
    private void prepare() {
        jdbc.sql("""
                select set_config('plan_cache_mode', 'force_custom_plan', true),
                       set_config('pg_trgm.word_similarity_threshold', '0.4', true)
                """).query().listOfRows();
    }
}

package io.attune.demo.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.platform.database.Statements;
import io.attune.platform.database.Statements.Asked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many statements a page may cost, its session included. No page asks once per line that it shows: with fifty
/// lines that would be far beyond these. And none reads a large table from end to end where an index could answer.
final class PageBudgets {
    private static final String LARGE =
            "Seq Scan on (person|account|customer_order|post|conversation|reading|author|timeline_entry_\\d+|score)\\b";

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Statements statements;

    PageBudgets(JdbcClient jdbc, DataSource database, Statements statements) {
        this.jdbc = jdbc;
        this.database = database;
        this.statements = statements;
    }

    private Map<String, Integer> budgets() {
        long dearest = one("select id from conversation where status = 'open' order by stake desc limit 1");
        long person = one("select person_id from conversation where person_id is not null order by stake desc limit 1");
        long account = one("select account_id from membership group by 1 order by count(*) desc, 1 limit 1");
        var budgets = new TreeMap<String, Integer>();
        budgets.put("/inbox", 30);
        budgets.put("/inbox/" + dearest, 30);
        budgets.put("/people", 12);
        budgets.put("/people/" + person, 39);
        budgets.put("/people/" + person + "/timeline", 9);
        budgets.put("/accounts", 11);
        budgets.put("/accounts/" + account, 30);
        // Twice each kind: as typed, then alike; a third only says how to plan.
        budgets.put("/search?q=oliveria", 52);
        budgets.put("/orders", 9);
        budgets.put("/products", 8);
        budgets.put("/invoices", 9);
        budgets.put("/receivables", 11);
        budgets.put("/leads", 9);
        budgets.put("/deals", 11);
        budgets.put("/deals/list", 14);
        budgets.put("/payments", 9);
        budgets.put("/tasks", 8);
        budgets.put("/tasks/list", 10);
        budgets.put("/behavior", 15);
        budgets.put("/behavior/model", 9);
        return budgets;
    }

    void hold(ToIntFunction<String> status) throws SQLException {
        var softly = new SoftAssertions();
        try (Connection connection = database.getConnection();
                var settings = connection.createStatement()) {
            // The demo company is small enough to be read whole; what counts is whether an index could answer.
            settings.execute("set enable_seqscan = off");
            for (var budget : budgets().entrySet()) {
                String path = budget.getKey();
                assertThat(status.applyAsInt(path)).as(path).isEqualTo(200);
                List<Asked> asked = statements.of(path);
                softly.assertThat(asked).as(path).hasSizeBetween(1, budget.getValue());
                // A map of all customers has to look at all of them.
                if (path.startsWith("/behavior")) continue;
                for (Asked one : asked)
                    if (one.sql().strip().matches("(?s)(select|with) .*"))
                        softly.assertThat(one.plan(connection))
                                .as("%s: %s", path, one.sql())
                                .doesNotContainPattern(LARGE);
            }
            settings.execute("reset enable_seqscan");
        }
        softly.assertAll();
    }

    private long one(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}

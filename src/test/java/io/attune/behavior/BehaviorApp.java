package io.attune.behavior;

import io.attune.SharedData;
import io.attune.commerce.Order;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.Happenings;
import io.attune.customers.Lists;
import io.attune.customers.People;
import io.attune.customers.PersonId;
import io.attune.customers.PersonSummary;
import io.attune.platform.security.Kind;
import io.attune.platform.security.Viewer;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.support.TransactionTemplate;

/// The module and what it needs of the platform as an application of its own; people and orders are read from
/// their tables.
///
/// No stereotype stands here, so that a test of the whole application does not find it.
@EnableAutoConfiguration(
        excludeName = "org.springframework.modulith.runtime.autoconfigure.SpringModulithRuntimeAutoConfiguration")
@EnableAsync
@ComponentScan({
    "io.attune.behavior",
    "io.attune.platform.api",
    "io.attune.platform.audit",
    "io.attune.platform.database",
    "io.attune.platform.jobs",
    "io.attune.platform.mail",
    "io.attune.platform.security",
    "io.attune.platform.settings",
    "io.attune.platform.signin",
    "io.attune.platform.tokens",
    "io.attune.platform.users",
    "io.attune.platform.web"
})
public class BehaviorApp {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Orders storedOrders(JdbcClient jdbc, TransactionTemplate transaction) {
        return new OrdersInSql(jdbc, transaction);
    }

    /// Nothing happened to anybody but that they bought.
    @Bean
    Happenings nothingElse() {
        return new Happenings() {
            @Override
            public void each(List<String> sources, Instant since, Consumer<Happening> reader) {}

            @Override
            public List<Happening> of(PersonId person, List<String> sources, Instant since) {
                return List.of();
            }
        };
    }

    /// Lists belong to `customers`, with which they are tested.
    @Bean
    Lists noLists() {
        return (viewer, list, typed, piece, model) -> "redirect:/me";
    }

    @Bean
    People storedPeople(JdbcClient jdbc) {
        return new PeopleInSql(jdbc);
    }

    /// The CDNOW sample; people are called by their number in the sample.
    public static void importCdnow(DataSource database) throws IOException, SQLException {
        var rows = new StringBuilder();
        int number = 0;
        for (String line : Files.readAllLines(SharedData.file("purchases/cdnow_sample.txt"))) {
            String[] cells = line.trim().split(" +", -1);
            String day = cells[2].substring(0, 4) + "-" + cells[2].substring(4, 6) + "-" + cells[2].substring(6);
            rows.append(++number)
                    .append('\t')
                    .append(Integer.parseInt(cells[1]))
                    .append('\t')
                    .append(day)
                    .append('\t')
                    .append(day)
                    .append("T12:00:00Z\t")
                    .append(cells[4])
                    .append("\tUSD\n");
        }
        copy(database, rows.toString());
    }

    /// Tab-separated: key, person, day, time, amount, currency.
    public static void copy(DataSource database, String rows) throws IOException, SQLException {
        try (var connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy customer_order (order_key, person_id, ordered_on, ordered_at, amount, currency) from stdin",
                            new StringReader(rows));
        }
    }

    public record OrdersInSql(JdbcClient jdbc, TransactionTemplate transaction) implements Orders {
        @Override
        public List<Order> last(Viewer viewer, PersonId person, int limit) {
            throw new UnsupportedOperationException("only purchases are read here");
        }

        @Override
        public void eachPurchase(Consumer<Purchase> reader) {
            read("select person_id, ordered_on, amount from customer_order order by 1, 2", reader);
        }

        @Override
        public void eachPurchaseOf(List<PersonId> people, LocalDate since, Consumer<Purchase> reader) {
            for (PersonId person : people)
                read(
                        "select person_id, ordered_on, amount from customer_order where person_id = " + person.value()
                                + " and ordered_on >= '" + since + "' order by 1, 2",
                        reader);
        }

        /// The driver streams rows only within a transaction.
        private void read(String sql, Consumer<Purchase> reader) {
            transaction.executeWithoutResult(_ -> jdbc.sql(sql)
                    .withFetchSize(5_000)
                    .query(row -> {
                        reader.accept(new Purchase(
                                row.getLong(1),
                                row.getObject(2, LocalDate.class),
                                row.getBigDecimal(3).movePointRight(4).longValueExact()));
                    }));
        }
    }

    record PeopleInSql(JdbcClient jdbc) implements People {
        @Override
        public Optional<PersonSummary> find(Viewer viewer, PersonId person) {
            return Optional.ofNullable(summaries(viewer, List.of(person)).get(person));
        }

        @Override
        public boolean open(Viewer viewer, PersonId person, Kind kind) {
            return find(viewer, person).isPresent();
        }

        @Override
        public Map<PersonId, PersonSummary> summaries(Viewer viewer, Collection<PersonId> people) {
            return jdbc
                    .sql("select id, name from person where id = any(:ids)")
                    .param("ids", people.stream().map(PersonId::value).toArray(Long[]::new))
                    .query((row, number) -> new PersonSummary(
                            new PersonId(row.getLong("id")), row.getString("name"), null, null, null, null, null, null))
                    .stream()
                    .collect(Collectors.toMap(PersonSummary::id, Function.identity()));
        }

        @Override
        public List<PersonSummary> like(Viewer viewer, String query, int limit) {
            throw new UnsupportedOperationException("nobody is searched here");
        }
    }
}

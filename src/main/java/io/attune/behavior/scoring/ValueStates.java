package io.attune.behavior.scoring;

import io.attune.behavior.models.CustomerBase;
import io.attune.behavior.models.Earlier;
import io.attune.commerce.Orders;
import io.attune.commerce.Purchase;
import io.attune.customers.PersonId;
import io.attune.platform.database.Rows;
import io.attune.platform.security.WithoutViewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Goes on from what is remembered of customers: of somebody who buys once more, only the day of the last purchase and
/// what came since is read. Reading that day again makes it safe to hear of an order twice.
@Component
@WithoutViewer("everybody is scored; scores are shown by the rights on their people")
class ValueStates {
    private static final LocalDate EVER = LocalDate.EPOCH.minusYears(1_000);

    private final JdbcClient jdbc;
    private final Orders orders;

    ValueStates(JdbcClient jdbc, Orders orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /// The day of the last purchase, and what came before it, if anything did.
    private record State(LocalDate last, @Nullable Earlier earlier) {}

    /// These people up to a day, by what they bought; `since` are the days before which nothing of theirs has changed,
    /// null where that is not known. Who has bought nothing is not in it.
    CustomerBase base(SortedMap<Long, @Nullable LocalDate> since, LocalDate until) {
        Map<Long, State> states = states(since.keySet().stream().toList());
        var base = CustomerBase.goingOn(until);
        since.forEach((person, day) -> add(base, person, states.get(person), day, until));
        return base.build();
    }

    /// As [#base] of one person of whom nothing has changed, with one more purchase on that day.
    CustomerBase with(long person, LocalDate day, long cents) {
        var base = CustomerBase.goingOn(day);
        add(base, person, states(List.of(person)).get(person), day, day);
        return base.add(person, day, cents).build();
    }

    private void add(
            CustomerBase.Builder base, long person, @Nullable State state, @Nullable LocalDate since, LocalDate until) {
        List<Purchase> purchases = List.of();
        Earlier earlier = null;
        if (state != null && since != null && !since.isBefore(state.last())) {
            purchases = bought(person, state.last());
            earlier = state.earlier();
        }
        // After a change of an older day, or of the last purchase itself, what is remembered says nothing: all that the
        // customer bought is read.
        if (state == null || !buysOn(purchases, state.last())) purchases = bought(person, EVER);
        else if (earlier != null) base.resume(person, earlier);
        for (Purchase purchase : purchases)
            if (!purchase.day().isAfter(until)) base.add(person, purchase.day(), purchase.cents());
    }

    private List<Purchase> bought(long person, LocalDate since) {
        var purchases = new ArrayList<Purchase>();
        orders.eachPurchaseOf(List.of(new PersonId(person)), since, purchases::add);
        return purchases;
    }

    private static boolean buysOn(List<Purchase> purchases, LocalDate day) {
        return purchases.stream().anyMatch(purchase -> purchase.day().equals(day) && purchase.cents() >= 0);
    }

    private Map<Long, State> states(List<Long> people) {
        return jdbc
                .sql("""
                select person_id, first_on, last_on, prev_on, purchases, orders_before, cents_before, first_cents,
                       squares_before
                  from score
                 where person_id = any(:people)
                """)
                .param("people", Rows.ids(people))
                .query((row, _) -> Map.entry(row.getLong("person_id"), state(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static State state(ResultSet row) throws SQLException {
        LocalDate last = row.getObject("last_on", LocalDate.class);
        LocalDate before = Rows.optionalDay(row, "prev_on");
        if (before == null) return new State(last, null);
        return new State(
                last,
                new Earlier(
                        row.getObject("first_on", LocalDate.class),
                        before,
                        row.getInt("orders_before"),
                        row.getInt("purchases") - 1,
                        row.getLong("cents_before"),
                        row.getLong("first_cents"),
                        row.getLong("squares_before")));
    }
}

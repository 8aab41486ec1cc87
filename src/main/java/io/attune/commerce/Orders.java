package io.attune.commerce;

import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/// What other modules may ask about orders.
public interface Orders {
    List<Order> last(Viewer viewer, PersonId person, int limit);

    /// Every purchase of everybody, grouped by person and in order of days within, streamed: constant memory.
    void eachPurchase(Consumer<Purchase> reader);

    /// As [#eachPurchase], of some people only.
    default void eachPurchaseOf(List<PersonId> people, Consumer<Purchase> reader) {
        eachPurchaseOf(people, LocalDate.EPOCH.minusYears(1_000), reader);
    }

    /// Those from a day on.
    void eachPurchaseOf(List<PersonId> people, LocalDate since, Consumer<Purchase> reader);
}

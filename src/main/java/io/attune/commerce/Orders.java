package io.attune.commerce;

import io.attune.customers.PersonId;
import io.attune.platform.security.Viewer;
import java.util.List;
import java.util.function.Consumer;

/// What other modules may ask about orders.
public interface Orders {
    List<Order> last(Viewer viewer, PersonId person, int limit);

    /// Every purchase of everybody, grouped by person and in order of days within, streamed: constant memory.
    void eachPurchase(Consumer<Purchase> reader);

    /// As [#eachPurchase], of some people only.
    void eachPurchaseOf(List<PersonId> people, Consumer<Purchase> reader);
}

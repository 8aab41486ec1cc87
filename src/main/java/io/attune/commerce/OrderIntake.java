package io.attune.commerce;

import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.TakenBack;
import io.attune.platform.tabular.Taking;
import java.util.Collection;

/// Takes any number of orders in at once, in constant memory, in the caller's transaction; one
/// intake at a time.
///
/// Customers that nobody knows become people named by their number. Whoever settles a delivery publishes
/// [OrdersImported] in the same transaction. Of several rows with the same number the last counts.
public interface OrderIntake {
    /// `run` is the import that brings them.
    default Delivery<IncomingOrder> begin(long run, Taking taking) {
        return begin(run, taking, Articles.AS_TEXT);
    }

    Delivery<IncomingOrder> begin(long run, Taking taking, Articles unknown);

    /// Undoes what a run did, as far as nobody changed or used it since; people that it made on the way stay.
    TakenBack takeBack(long run, TakenBack.Progress progress, TakenBack.Keeper keeper);

    /// What becomes of a line whose article number nobody knows.
    enum Articles {
        AS_TEXT,
        /// It becomes a product of the catalog.
        MADE
    }

    /// Forgets what runs changed: they cannot be taken back any more.
    void forget(Collection<Long> runs);
}

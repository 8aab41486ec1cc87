package io.attune.commerce;

/// Takes any number of orders in at once, in constant memory, in the caller's transaction; one intake at a time.
///
/// Customers that nobody knows become people named by their number. Whoever settles a delivery publishes
/// [OrdersImported] in the same transaction.
public interface OrderIntake {
    /// `run` is the import that brings them.
    Delivery begin(long run);

    /// The orders of one run.
    interface Delivery {
        void add(IncomingOrder order);

        /// Keeps what is new and changes what differs, telling how many of how many are done.
        Outcome settle(Progress progress);
    }

    @FunctionalInterface
    interface Progress {
        void done(long done, long total);
    }

    /// `repeated` are rows whose order number stood in a later row of the same delivery; the last counts.
    record Outcome(long created, long updated, long unchanged, long repeated) {}
}

package io.attune.behavior.models;

/// By whose latency a customer is judged who has no rhythm of their own yet.
public enum Peers {
    /// All customers after as many purchases.
    EVERYBODY,
    /// Customers who came from the same source, after as many purchases; everybody where they are too few.
    SOURCE
}

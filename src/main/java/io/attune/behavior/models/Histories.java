package io.attune.behavior.models;

import java.time.LocalDate;
import java.util.function.Consumer;

/// Everybody's events of one kind, wherever they are kept: a log in memory, or rows that a database streams.
@FunctionalInterface
public interface Histories {
    /// Hands on every customer with an event up to that day, ascending by customer, **as it was known at the
    /// end of that day**: later rows, refunds among them, must leave no trace. May be called any number of
    /// times.
    void each(LocalDate until, Consumer<History> taker);
}

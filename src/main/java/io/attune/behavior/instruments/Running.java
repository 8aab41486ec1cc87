package io.attune.behavior.instruments;

import io.attune.behavior.models.History;
import io.attune.behavior.models.PurchaseSummary;
import java.time.LocalDate;

/// Summaries of a history after each of its days, each in constant time, so that a customer with 100,000 is
/// no trouble.
final class Running {
    private final History who;
    private int at = -1;
    private long total;
    private long squares;

    Running(History who) {
        this.who = who;
    }

    /// Up to and including the day with this index, which must not be lower than the one asked for before.
    PurchaseSummary upTo(int index) {
        while (at < index) {
            at++;
            total += who.cents(at);
            if (at > 0) squares += (long) (who.day(at) - who.day(at - 1)) * (who.day(at) - who.day(at - 1));
        }
        return new PurchaseSummary(
                LocalDate.ofEpochDay(who.firstDay()),
                LocalDate.ofEpochDay(who.day(at)),
                at + 1,
                total,
                total - who.cents(0),
                squares);
    }
}

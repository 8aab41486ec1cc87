package io.attune.behavior.tripwires;

import io.attune.customers.PersonId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A wire that tripped: an early warning, or `hard`. `late` are the days past the expected purchase, until today or
/// until the customer came back; the value is what they were worth while on time, in the company's currency.
public record Firing(
        long id,
        PersonId person,
        String name,
        boolean hard,
        LocalDate last,
        LocalDate expected,
        LocalDate fired,
        int late,
        BigDecimal valueAtRisk,
        @Nullable LocalDate returned) {
    public String stage() {
        return hard ? "hard" : "early";
    }

    public String page() {
        return "/people/" + person;
    }
}

package io.attune.commerce.warranties;

import io.attune.commerce.OrderId;
import java.time.LocalDate;
import java.util.List;

/// The promise to mend one thing, known by its serial number, until the end of a day.
public record Warranty(
        long id,
        OrderId order,
        long line,
        String product,
        String serial,
        LocalDate starts,
        LocalDate ends,
        List<Claim> claims) {
    public Warranty {
        claims = List.copyOf(claims);
    }

    public record Claim(long id, LocalDate on, String problem, ClaimState state) {}

    public boolean activeOn(LocalDate day) {
        return !day.isBefore(starts) && !day.isAfter(ends);
    }
}

package io.attune.commerce.warranties;

import io.attune.commerce.OrderId;
import io.attune.customers.AccountId;
import io.attune.customers.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The promise to mend one thing, known by its serial number, until the end of a day. `place` is that of its line on
/// the order, from 1.
public record Warranty(
        long id,
        OrderId order,
        long line,
        int place,
        PersonId person,
        @Nullable AccountId account,
        String customer,
        String product,
        String serial,
        LocalDate starts,
        LocalDate ends,
        int version,
        List<Claim> claims) {
    public Warranty {
        claims = List.copyOf(claims);
    }

    public record Claim(long id, LocalDate on, String problem, ClaimState state) {}

    Warranty with(List<Claim> known) {
        return new Warranty(
                id, order, line, place, person, account, customer, product, serial, starts, ends, version, known);
    }

    public boolean activeOn(LocalDate day) {
        return !day.isBefore(starts) && !day.isAfter(ends);
    }
}

package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An order before its shop has numbered it; `number` is there where the story fixes it.
record Draft(
        Buyer buyer,
        Instant placedAt,
        long cents,
        String products,
        @Nullable String lamp,
        String status,
        LocalDate promisedOn,
        LocalDate arrivesOn,
        @Nullable String number) {

    DemoOrder numbered(String given, LocalDate today) {
        boolean there = !arrivesOn.isAfter(today) && !status.equals("cancelled") && !status.equals("placed");
        return new DemoOrder(
                given,
                buyer.person().id(),
                buyer.person().accountId(),
                placedAt,
                cents,
                products,
                lamp,
                status,
                promisedOn,
                there ? arrivesOn : null);
    }
}

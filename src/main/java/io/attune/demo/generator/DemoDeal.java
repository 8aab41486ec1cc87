package io.attune.demo.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A purchase that is or was talked about; `status` is open, won or lost, `entered` says when it came to each stage of
/// its pipeline so far.
public record DemoDeal(
        String name,
        @Nullable String accountId,
        String personId,
        String role,
        int pipeline,
        String status,
        List<Instant> entered,
        @Nullable Instant endedAt,
        @Nullable String lostReason,
        List<Line> lines,
        boolean byHand,
        long cents,
        LocalDate expectedOn,
        boolean social,
        String channel,
        String owner) {
    public DemoDeal {
        entered = List.copyOf(entered);
        lines = List.copyOf(lines);
        if (entered.isEmpty()) throw new IllegalArgumentException("a deal stands somewhere");
    }

    /// Some pieces of a product, with the price of one in cents.
    public record Line(String product, int quantity, long cents) {}
}

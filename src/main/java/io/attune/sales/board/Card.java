package io.attune.sales.board;

import io.attune.platform.web.Faces;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A deal as a card of the board.
public record Card(
        long id,
        int version,
        String name,
        long stage,
        BigDecimal amount,
        Currency currency,
        @Nullable String account,
        @Nullable String contact,
        @Nullable String owner,
        @Nullable LocalDate expectedOn,
        Instant since,
        boolean changeable) {
    public String with() {
        if (account == null) return contact == null ? "" : contact;
        return contact == null ? account : account + " · " + contact;
    }

    public String initials() {
        return owner == null ? "?" : Faces.initials(owner);
    }

    public int face() {
        return owner == null ? 1 : Faces.colour(owner);
    }

    public boolean late(LocalDate today) {
        return expectedOn != null && expectedOn.isBefore(today);
    }
}

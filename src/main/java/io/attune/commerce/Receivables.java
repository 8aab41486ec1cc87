package io.attune.commerce;

import io.attune.platform.security.Viewer;
import java.util.Optional;

/// What other modules may ask about what customers owe.
public interface Receivables {
    /// Absent where nothing was ever invoiced, or where the viewer may not see money.
    Optional<Standing> of(Viewer viewer, Debtor debtor);

    /// In the company's currency. `daysLate` is that of the oldest open invoice, 0 where nothing is overdue; `complete`
    /// is false where an amount in another currency has no rate and is missing here.
    record Standing(Money open, Money overdue, long daysLate, boolean complete) {}
}

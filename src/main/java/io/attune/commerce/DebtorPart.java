package io.attune.commerce;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;

/// What a feature adds to all that we show of a customer's money.
public interface DebtorPart {
    /// Its rank among the parts, low first.
    int order();

    Optional<Piece> of(Viewer viewer, Debtor debtor);
}

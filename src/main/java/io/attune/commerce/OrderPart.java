package io.attune.commerce;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;

/// What a feature shows of an order on its page: invoices and warranties bring their pieces, `orders` knows neither.
public interface OrderPart {
    /// Its rank among the parts, low first.
    int order();

    /// Absent where there is nothing to show of this order, or nothing for this viewer.
    Optional<Piece> of(Viewer viewer, OrderSheet order);
}

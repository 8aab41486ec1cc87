package io.attune.commerce;

import io.attune.platform.security.Viewer;
import java.util.Optional;

/// Orders one by one, with their lines.
public interface OrderBook {
    Optional<OrderSheet> find(Viewer viewer, OrderId order);
}

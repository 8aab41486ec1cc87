package io.attune.commerce;

/// A bulk import of orders ended; listeners act set-based on `customer_order.run_id`.
public record OrdersImported(long runId) {}

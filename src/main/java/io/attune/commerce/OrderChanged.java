package io.attune.commerce;

/// An order was written or changed by hand, or something of it came back.
public record OrderChanged(OrderId order) {}

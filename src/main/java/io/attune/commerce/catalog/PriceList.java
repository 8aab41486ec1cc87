package io.attune.commerce.catalog;

/// Prices for some kind of customers.
public record PriceList(long id, String name, boolean taxIncluded, boolean standard) {}

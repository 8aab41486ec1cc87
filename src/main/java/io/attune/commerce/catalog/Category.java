package io.attune.commerce.catalog;

/// A shelf of the catalog; `depth` is 0 at the top.
public record Category(long id, String name, String path, int depth, int products) {}

package io.attune.customers;

import org.jspecify.annotations.Nullable;

/// Something found: what it is called, what tells it from others called so, and its path.
public record SearchHit(String title, @Nullable String subtitle, String path) {}

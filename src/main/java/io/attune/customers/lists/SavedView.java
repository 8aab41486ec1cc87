package io.attune.customers.lists;

/// A list as somebody keeps it; `query` is that of the address. `own` for those that the viewer may forget.
public record SavedView(long id, String name, String query, Shared shared, boolean own) {
    public enum Shared {
        PRIVATE,
        TEAM,
        ALL
    }
}

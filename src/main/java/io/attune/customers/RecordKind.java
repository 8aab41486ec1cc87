package io.attune.customers;

import io.attune.platform.security.Kind;

/// What custom fields, lists and saved views are made for.
public enum RecordKind {
    PERSON,
    ACCOUNT,
    DEAL;

    /// Whose rights are asked for.
    public Kind rights() {
        return switch (this) {
            case PERSON -> Kind.PEOPLE;
            case ACCOUNT -> Kind.ACCOUNTS;
            case DEAL -> Kind.DEALS;
        };
    }
}

package io.attune.customers;

import java.util.List;

/// Owners or teams of people and accounts changed. Every module that keeps copies of `owner_id` and
/// `team_id` takes the new ones in the same transaction, set-based, with a plain `@EventListener`: nobody
/// sees yesterday's rows in between.
public record OwnersChanged(List<Long> people, List<Long> accounts) {
    public OwnersChanged {
        people = List.copyOf(people);
        accounts = List.copyOf(accounts);
    }

    /// Of records of one kind that carries owners onto others.
    public static OwnersChanged of(RecordKind kind, List<Long> records) {
        return switch (kind) {
            case PERSON -> new OwnersChanged(records, List.of());
            case ACCOUNT -> new OwnersChanged(List.of(), records);
            case DEAL -> new OwnersChanged(List.of(), List.of());
        };
    }
}

package io.attune.customers;

import java.util.List;

/// These accounts are gone, as [PeopleDeleted] says it of people.
public record AccountsDeleted(List<Long> accounts) {
    public AccountsDeleted {
        accounts = List.copyOf(accounts);
    }
}

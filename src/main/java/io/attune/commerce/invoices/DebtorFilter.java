package io.attune.commerce.invoices;

import io.attune.commerce.Debtor;
import io.attune.customers.ListAddress;
import java.util.Optional;

/// Whose money a list shows, where an address says it by `debtor=person-7`.
final class DebtorFilter {
    private DebtorFilter() {}

    static Optional<String> of(ListAddress address) {
        return Debtor.parse(address.text("debtor")).map(debtor -> switch (debtor) {
            case Debtor.OfAccount(var account) -> "account~is~" + account;
            case Debtor.OfPerson(var person) -> "person~is~" + person;
        });
    }
}

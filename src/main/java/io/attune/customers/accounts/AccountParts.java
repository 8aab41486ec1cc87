package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.customers.AccountPart.Place;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What all modules show of an account.
@Component
class AccountParts {
    private final List<AccountPart> parts;

    AccountParts(ObjectProvider<AccountPart> parts) {
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(AccountPart::order))
                .toList();
    }

    List<Piece> of(Place place, Viewer viewer, AccountId account) {
        return parts.stream()
                .filter(part -> part.place() == place)
                .flatMap(part -> part.of(viewer, account).stream())
                .toList();
    }

    List<String> tabs() {
        return parts.stream()
                .filter(part -> part.place() == Place.TAB)
                .map(AccountPart::tab)
                .toList();
    }

    /// Made only now that it is opened.
    Optional<Piece> tab(String name, Viewer viewer, AccountId account) {
        return parts.stream()
                .filter(part -> part.place() == Place.TAB && part.tab().equals(name))
                .findFirst()
                .flatMap(part -> part.of(viewer, account));
    }
}

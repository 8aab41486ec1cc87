package io.attune.commerce.orders;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How much an account and all below it bought.
@Component
class AccountOrderFacts implements AccountPart {
    private final AccountOrderStore orders;

    AccountOrderFacts(AccountOrderStore orders) {
        this.orders = orders;
    }

    @Override
    public Place place() {
        return Place.FACT;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        if (!viewer.shows(Field.AMOUNTS)) return Optional.empty();
        var bought = orders.bought(viewer, account);
        return bought.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece("commerce/orders/bought", Map.of("bought", bought)));
    }
}

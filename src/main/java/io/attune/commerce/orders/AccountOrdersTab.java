package io.attune.commerce.orders;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The newest orders of an account and all below it, and the way to the older ones.
@Component
class AccountOrdersTab implements AccountPart {
    private final AccountOrderStore orders;

    AccountOrdersTab(AccountOrderStore orders) {
        this.orders = orders;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String tab() {
        return "orders";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        var newest = orders.page(viewer, account, null, OrdersPage.limit());
        return Optional.of(Piece.of("commerce/orders/orders", OrdersPage.of("/accounts/" + account, newest)));
    }
}

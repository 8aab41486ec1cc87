package io.attune.activities.adding;

import io.attune.activities.subjects.Subject;
import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The same of an account, above its tabs.
@Component
class AddAccountPart implements AccountPart {
    private final AddPart add;

    AddAccountPart(AddPart add) {
        this.add = add;
    }

    @Override
    public Place place() {
        return Place.CARD;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        return add.of(viewer, Subject.of(0, account.value()));
    }
}

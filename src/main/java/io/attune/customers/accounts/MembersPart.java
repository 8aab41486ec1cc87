package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who belongs to an account, in which role.
@Component
class MembersPart implements AccountPart {
    private final AccountStore accounts;

    MembersPart(AccountStore accounts) {
        this.accounts = accounts;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String tab() {
        return "people";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        var found = accounts.members(viewer, account, 0, MembersPage.limit());
        return Optional.of(Piece.of("customers/accounts/members", MembersPage.of(account, found, 0)));
    }
}

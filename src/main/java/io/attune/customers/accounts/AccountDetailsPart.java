package io.attune.customers.accounts;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.customers.RecordKind;
import io.attune.customers.records.Details;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How to reach an account, its own fields, and where it comes from.
@Component
class AccountDetailsPart implements AccountPart {
    private final AccountStore accounts;
    private final Details details;

    AccountDetailsPart(AccountStore accounts, Details details) {
        this.accounts = accounts;
        this.details = details;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String tab() {
        return "details";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        return accounts.record(viewer, account).map(record -> {
            var model = new HashMap<String, Object>();
            model.put("page", details.of(viewer, RecordKind.ACCOUNT, record.facts(), record.stamp()));
            if (record.website() != null) model.put("website", record.website());
            return new Piece("customers/accounts/details", model);
        });
    }
}

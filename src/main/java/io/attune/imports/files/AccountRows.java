package io.attune.imports.files;

import io.attune.customers.AccountIntake;
import io.attune.customers.IncomingAccount;
import io.attune.imports.files.Target.Accounts;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.Taking;
import java.util.List;
import java.util.Map;

/// Rows that are accounts, each maybe below another.
final class AccountRows implements DeliveredRows {
    private final Delivery<IncomingAccount> delivery;
    private final Further further;
    private final Taking.Key key;

    AccountRows(AccountIntake accounts, Further further, Taking taking, long run) {
        this.delivery = accounts.begin(run, taking);
        this.further = further;
        this.key = taking.key();
    }

    @Override
    public Delivery<IncomingAccount> delivery() {
        return delivery;
    }

    @Override
    public List<Notice> notices() {
        return further.notices();
    }

    @Override
    public void take(Row.Parsed row) {
        if (key == Taking.Key.NUMBER) PeopleRows.require(row, Accounts.ACCOUNT);
        if (key == Taking.Key.NAME) PeopleRows.require(row, Accounts.NAME);
        delivery.add(new IncomingAccount(
                row.line(),
                row.get(Accounts.ACCOUNT),
                row.get(Accounts.NAME),
                row.get(Accounts.PARENT),
                row.get(Accounts.WEBSITE),
                row.get(Accounts.EMAIL),
                row.get(Accounts.PHONE),
                row.get(Accounts.STREET),
                row.get(Accounts.POSTCODE),
                row.get(Accounts.CITY),
                row.get(Accounts.COUNTRY),
                further.of(row, List.of(), Map.of())));
    }
}

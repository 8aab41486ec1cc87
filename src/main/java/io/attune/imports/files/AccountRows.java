package io.attune.imports.files;

import io.attune.customers.AccountIntake;
import io.attune.customers.FurtherFacts;
import io.attune.customers.IncomingAccount;
import io.attune.imports.files.Target.Accounts;
import io.attune.platform.tabular.Delivery;
import io.attune.platform.tabular.Row;
import io.attune.platform.tabular.Taking;
import java.util.List;

/// Rows that are accounts, each maybe below another.
final class AccountRows implements DeliveredRows {
    private final Delivery<IncomingAccount> delivery;
    private final OwnFields fields;
    private final List<OwnFields.Own> own;
    private final Taking.Key key;

    AccountRows(AccountIntake accounts, OwnFields fields, Taking taking, long run) {
        this.delivery = accounts.begin(run, taking);
        this.fields = fields;
        this.own = fields.own(Target.ACCOUNTS);
        this.key = taking.key();
    }

    @Override
    public Delivery<IncomingAccount> delivery() {
        return delivery;
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
                new FurtherFacts(List.of(), fields.read(row, own))));
    }
}

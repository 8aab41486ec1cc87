package io.attune.commerce.receivables;

import java.util.List;

/// The money of an account: its own, and who owes among all below it and their people.
public record AccountMoney(DebtorMoney own, List<AgeingRow> rows, Ageing totals) {
    public AccountMoney {
        rows = List.copyOf(rows);
    }

    /// Whether somebody besides the account itself owes.
    public boolean others() {
        return rows.stream().anyMatch(row -> !row.debtor().equals(own.debtor()));
    }
}

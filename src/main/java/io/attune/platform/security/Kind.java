package io.attune.platform.security;

/// A kind of record, of which a role sees or changes none, its own, its teams' or all.
public enum Kind {
    PEOPLE,
    ACCOUNTS,
    /// Orders, invoices, payments, warranties.
    MONEY,
    /// Leads and deals.
    DEALS,
    /// Calls, meetings, tasks, notes, files.
    ACTIVITIES,
    CONVERSATIONS;

    /// Whether each record of this kind belongs to a customer: those are never seen wider than people are.
    public boolean ofCustomers() {
        return switch (this) {
            case MONEY, DEALS, ACTIVITIES -> true;
            case PEOPLE, ACCOUNTS, CONVERSATIONS -> false;
        };
    }
}

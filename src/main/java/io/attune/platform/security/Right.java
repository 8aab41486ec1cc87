package io.attune.platform.security;

/// One thing somebody may do. Pages and endpoints name the right they need with `@Needs`.
public enum Right {
    /// Reply, note, assign, close and snooze conversations.
    ANSWER,
    /// Correct what the machine read.
    JUDGE,
    SEE_CUSTOMERS,
    /// Say that an author is a person, and take it back.
    LINK_IDENTITIES,
    /// Write leads and deals, and move them.
    SELL,
    /// See invoices, payments, credit limits and what is open.
    SEE_MONEY,
    /// Write orders, returns and warranties.
    KEEP_ORDERS,
    /// Issue and cancel invoices, take payments, write off, set limits; products, prices and exchange rates.
    KEEP_BOOKS,
    /// See behavior, start scoring, change the analysis date.
    ANALYSE,
    /// Bring people, orders and posts in from files.
    IMPORT,
    EXPORT,
    /// Channels, teams, colleagues, settings.
    ADMINISTER,
    SEE_AUDIT,
    /// Answer people who ask for their data, or to be forgotten.
    PRIVACY;

    /// Whether it means nothing to somebody from whom amounts are kept.
    public boolean ofAmounts() {
        return this == SEE_MONEY || this == KEEP_ORDERS || this == KEEP_BOOKS;
    }
}

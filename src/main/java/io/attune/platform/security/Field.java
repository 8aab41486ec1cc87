package io.attune.platform.security;

/// Fields that can be kept from a role: then they are neither shown nor exported, searched, sorted or filtered by.
public enum Field {
    MAIL,
    PHONE,
    /// Street and postcode; the town stays, because people are told apart by it.
    ADDRESS,
    /// What somebody ordered, paid or owes.
    AMOUNTS,
    /// What somebody is expected to be worth, and what is at stake with them.
    VALUE,
    /// Credit limits and scores.
    CREDIT
}

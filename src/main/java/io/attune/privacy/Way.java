package io.attune.privacy;

/// By which means; `ANY` stands for all of them.
public enum Way {
    ANY,
    MAIL,
    PHONE,
    /// Direct messages of a network.
    MESSAGE,
    POST
}

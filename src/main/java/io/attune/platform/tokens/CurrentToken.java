package io.attune.platform.tokens;

import java.util.Optional;

/// The token of the program that sent the request which is being handled.
public interface CurrentToken {
    /// Its number; empty where a person asks.
    Optional<Long> id();
}

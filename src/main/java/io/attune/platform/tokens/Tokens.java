package io.attune.platform.tokens;

import java.util.Optional;

/// Judges the tokens that programs show.
public interface Tokens {
    /// Every token begins like this, so that scanners for leaked secrets find it.
    String PREFIX = "attune_";

    /// Empty for a token that nobody was given, that has expired or was revoked; else it counts as used now.
    Optional<TokenGrant> use(String token);
}

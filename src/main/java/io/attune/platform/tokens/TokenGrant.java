package io.attune.platform.tokens;

import io.attune.platform.security.UserId;

/// What a good token stands for: whose it is, and how far it goes.
public record TokenGrant(long token, UserId user, Scopes scopes) {}

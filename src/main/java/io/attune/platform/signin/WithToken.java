package io.attune.platform.signin;

import io.attune.platform.tokens.TokenGrant;
import org.springframework.security.core.AuthenticatedPrincipal;

/// A program with a personal token; for this one request.
record WithToken(TokenGrant grant) implements AuthenticatedPrincipal {
    @Override
    public String getName() {
        return "token:" + grant.token();
    }
}

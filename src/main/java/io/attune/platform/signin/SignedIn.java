package io.attune.platform.signin;

import io.attune.platform.security.UserId;
import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/// What a session remembers: only who it is. Name, role and teams are read anew with each request.
record SignedIn(long user) implements AuthenticatedPrincipal, Serializable {
    UserId id() {
        return new UserId(user);
    }

    /// Under this name the session is found when somebody's access changes.
    @Override
    public String getName() {
        return Long.toString(user);
    }
}

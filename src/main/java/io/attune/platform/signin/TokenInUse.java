package io.attune.platform.signin;

import io.attune.platform.tokens.CurrentToken;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class TokenInUse implements CurrentToken {
    @Override
    public Optional<Long> id() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof WithToken(var grant)
                ? Optional.of(grant.token())
                : Optional.empty();
    }
}

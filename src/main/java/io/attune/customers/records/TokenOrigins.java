package io.attune.customers.records;

import io.attune.customers.Origin;
import io.attune.customers.Origins;
import io.attune.platform.security.Viewer;
import io.attune.platform.tokens.CurrentToken;
import org.springframework.stereotype.Component;

@Component
class TokenOrigins implements Origins {
    private final CurrentToken token;

    TokenOrigins(CurrentToken token) {
        this.token = token;
    }

    @Override
    public Origin of(Viewer viewer) {
        return token.id().map(Origin::api).orElse(Origin.user(viewer.user()));
    }
}

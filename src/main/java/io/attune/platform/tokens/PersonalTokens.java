package io.attune.platform.tokens;

import io.attune.platform.audit.Audit;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes and revokes tokens, each audited, and judges them.
@Component
public class PersonalTokens implements Tokens {
    private final TokenStore store;
    private final Audit audit;
    private final Clock clock;

    PersonalTokens(TokenStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /// A token for `user`, shown this once.
    @Transactional
    public Secret create(UserId user, String name, Scopes scopes, Period life) {
        var token = new Secret(PREFIX + Secret.link().value());
        Instant end = clock.instant().atZone(ZoneOffset.UTC).plus(life).toInstant();
        long id = store.insert(user, name, token, scopes, end);
        audit.record(
                user,
                "token.created",
                "token:" + id,
                Map.of("name", name, "scopes", String.join(" ", scopes.names()), "until", end.toString()));
        return token;
    }

    /// What a token is called and whose it is, also of those that are no longer good.
    public Optional<NamedToken> named(long token) {
        return store.named(token);
    }

    public record NamedToken(String name, UserId user) {}

    List<Token> of(UserId user) {
        return store.of(user);
    }

    /// False where it is not theirs or gone already.
    @Transactional
    public boolean revoke(UserId user, long token) {
        boolean revoked = store.revoke(user, token);
        if (revoked) audit.record(user, "token.revoked", "token:" + token, Map.of());
        return revoked;
    }

    @Override
    public Optional<TokenGrant> use(String token) {
        if (!token.startsWith(PREFIX)) return Optional.empty();
        Optional<TokenGrant> grant = store.good(new Secret(token));
        grant.ifPresent(good -> store.used(good.token()));
        return grant;
    }
}

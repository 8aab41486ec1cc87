package io.attune.platform.tokens;

import io.attune.platform.database.Rows;
import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import io.attune.platform.tokens.PersonalTokens.NamedToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenStore {
    /// When a token was used is kept to the minute: a busy program must not write a row with each request.
    private static final Duration FINE_ENOUGH = Duration.ofMinutes(1);

    private static final Duration SHOWN_AFTER_EXPIRY = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    TokenStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long insert(UserId user, String name, Secret token, Scopes scopes, Instant expires) {
        String value = token.value();
        return jdbc.sql("""
                insert into api_token (user_id, name, hash, hint, scopes, created_at, expires_at)
                values (:user, :name, :hash, :hint, :scopes, :now, :expires)
                returning id
                """)
                .param("user", user.value())
                .param("name", name)
                .param("hash", token.hash())
                .param("hint", value.substring(value.length() - 4))
                .param("scopes", scopes.names().toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .param("expires", Rows.at(expires))
                .query(Long.class)
                .single();
    }

    /// Newest first; those that were revoked or expired long ago are gone.
    List<Token> of(UserId user) {
        return jdbc.sql("""
                select * from api_token
                 where user_id = :user and revoked_at is null and expires_at > :shown
                 order by id desc
                """)
                .param("user", user.value())
                .param("shown", Rows.at(clock.instant().minus(SHOWN_AFTER_EXPIRY)))
                .query((row, _) -> token(row))
                .list();
    }

    Optional<NamedToken> named(long token) {
        return jdbc.sql("select name, user_id from api_token where id = :id")
                .param("id", token)
                .query((row, _) -> new NamedToken(row.getString("name"), new UserId(row.getLong("user_id"))))
                .optional();
    }

    boolean revoke(UserId user, long token) {
        return jdbc.sql("""
                update api_token set revoked_at = :now
                 where id = :id and user_id = :user and revoked_at is null
                """)
                        .param("id", token)
                        .param("user", user.value())
                        .param("now", Rows.at(clock.instant()))
                        .update()
                == 1;
    }

    Optional<TokenGrant> good(Secret token) {
        return jdbc.sql("""
                select t.id, t.user_id, t.scopes from api_token t
                  join colleague c on c.id = t.user_id and c.disabled_at is null
                 where t.hash = :hash and t.revoked_at is null and t.expires_at > :now
                """)
                .param("hash", token.hash())
                .param("now", Rows.at(clock.instant()))
                .query((row, _) -> new TokenGrant(row.getLong("id"), new UserId(row.getLong("user_id")), scopes(row)))
                .optional();
    }

    void used(long token) {
        Instant now = clock.instant();
        jdbc.sql("update api_token set used_at = :now where id = :id and (used_at is null or used_at < :before)")
                .param("id", token)
                .param("now", Rows.at(now))
                .param("before", Rows.at(now.minus(FINE_ENOUGH)))
                .update();
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                row.getString("hint"),
                scopes(row),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "expires_at"),
                Rows.optionalInstant(row, "used_at"));
    }

    private static Scopes scopes(ResultSet row) throws SQLException {
        return Scopes.of(List.of((String[]) row.getArray("scopes").getArray()));
    }
}

package io.attune.platform.users;

import static java.time.ZoneOffset.UTC;

import io.attune.platform.security.Secret;
import io.attune.platform.security.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Links that let somebody set a password: each works once, for two days, and only its hash is kept.
@Repository
class AccessLinkStore {
    static final Duration VALID = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessLinkStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Kind {
        INVITATION,
        RESET
    }

    record AccessLink(Kind kind, UserId user, String name, String mail) {}

    /// A new link. Where an admin makes it, older ones of the same person stop working; a stranger who asks on the
    /// sign-in page must not be able to void an invitation.
    Secret create(Kind kind, UserId user, @Nullable UserId by) {
        Secret secret = Secret.link();
        Instant now = clock.instant();
        if (by != null) revoke(user);
        jdbc.sql("""
                insert into access_link (user_id, kind, token_hash, created_by, created_at, expires_at)
                values (:user, :kind, :hash, :by, :now, :expires)
                """)
                .param("user", user.value())
                .param("kind", kind.name())
                .param("hash", secret.hash())
                .param("by", by == null ? null : by.value())
                .param("now", now.atOffset(UTC))
                .param("expires", now.plus(VALID).atOffset(UTC))
                .update();
        return secret;
    }

    /// The link of a secret, if it still works.
    Optional<AccessLink> find(Secret secret) {
        return jdbc.sql("""
                select l.kind, l.user_id, c.name, c.mail
                  from access_link l
                  join colleague c on c.id = l.user_id
                 where l.token_hash = :hash
                   and l.used_at is null
                   and l.expires_at > :now
                   and c.disabled_at is null
                """)
                .param("hash", secret.hash())
                .param("now", clock.instant().atOffset(UTC))
                .query((row, _) -> new AccessLink(
                        Kind.valueOf(row.getString("kind")),
                        new UserId(row.getLong("user_id")),
                        row.getString("name"),
                        row.getString("mail")))
                .optional();
    }

    /// True for exactly one caller, however many come at once.
    boolean use(Secret secret) {
        return jdbc.sql("""
                update access_link
                   set used_at = :now
                 where token_hash = :hash
                   and used_at is null
                   and expires_at > :now
                """)
                        .param("hash", secret.hash())
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    void revoke(UserId user) {
        jdbc.sql("delete from access_link where user_id = :user and used_at is null")
                .param("user", user.value())
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 900_000)
    void forget() {
        jdbc.sql("delete from access_link where expires_at < :old")
                .param("old", clock.instant().minus(Duration.ofDays(30)).atOffset(UTC))
                .update();
    }
}

package io.attune.platform.users;

import io.attune.platform.security.Secret;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
@Component
class Passwords {
    private static final String CURRENT = "argon2id";

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2)));
    // Each hash takes its 19 MiB; a crowd at the door must not take the heap.
    private final Semaphore desks = new Semaphore(4);
    private final String nobodys = hash(Secret.link().value());

    final String hash(String password) {
        return atADesk(() -> {
            String hash = encoder.encode(password);
            if (hash == null) throw new IllegalArgumentException("a password is needed");
            return hash;
        });
    }

    /// Takes as long whether there is a hash or not.
    boolean matches(String password, @Nullable String hash) {
        boolean same = atADesk(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    boolean outdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T atADesk(Supplier<T> work) {
        desks.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            desks.release();
        }
    }
}

package io.attune.platform.users;

import io.attune.platform.security.Secret;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id: 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet).
@Component
class Passwords {
    private static final String CURRENT = "argon2id";

    private static final int MEMORY = 19 * 1024;

    private final PasswordEncoder encoder;
    // Each hash takes its 19 MiB; a crowd at the door must not take the heap.
    private final Semaphore desks = new Semaphore(4);
    private final String nobodys;

    @Autowired
    Passwords() {
        this(MEMORY);
    }

    /// @param memory KiB per hash
    Passwords(int memory) {
        var argon2 = new Argon2PasswordEncoder(16, 32, 1, memory, 2);
        this.encoder = new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, argon2));
        this.nobodys = hash(Secret.link().value());
    }

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

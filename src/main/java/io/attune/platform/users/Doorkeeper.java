package io.attune.platform.users;

import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import java.time.Duration;
import java.util.Optional;

/// Decides who comes in.
public interface Doorkeeper {
    /// Judges a mail and password that came from a network address; throttled and audited.
    Admission judge(String mail, String password, String address, Way way);

    /// How somebody who is signed in sees things now; empty once they are disabled.
    Optional<Viewer> viewer(UserId user);

    enum Way {
        PAGE,
        SCRIPT
    }

    /// What came of trying to sign in. A wrong password and an unknown mail look and take the same.
    sealed interface Admission {
        record Admitted(UserId user) implements Admission {}

        record Refused() implements Admission {}

        record TooManyTries(Duration delay) implements Admission {}
    }
}

package io.attune.platform.users;

import io.attune.platform.security.Role;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.Optional;

/// Who may be signed in as with one click. Only the demo has such a bean, whose passwords are printed anyway.
public interface SignInHints {
    List<Hint> hints();

    /// What the sign-in page shows in place of the form, as long as signing in makes no sense.
    default Optional<Piece> instead() {
        return Optional.empty();
    }

    record Hint(String name, Role role, String mail, String password) {}
}

package io.attune.platform.users;

import io.attune.platform.security.Role;
import java.util.List;

/// Who may be signed in as with one click. Only the demo has such a bean, whose passwords are printed anyway.
public interface SignInHints {
    List<Hint> hints();

    record Hint(String name, Role role, String mail, String password) {}
}

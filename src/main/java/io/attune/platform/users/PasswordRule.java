package io.attune.platform.users;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/// What a password must be: long rather than odd (NIST SP 800-63B, 5.1.1.2), and not what everybody tries first.
final class PasswordRule {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 5;

    private PasswordRule() {}

    static void check(
            @Nullable String password, String field, @Nullable String name, @Nullable String mail, Errors errors) {
        String problem = problem(password == null ? "" : password, name, mail);
        if (problem != null) errors.rejectValue(field, problem, problem);
    }

    private static @Nullable String problem(String password, @Nullable String name, @Nullable String mail) {
        if (password.length() < SHORTEST) return "problem.password.short";
        if (password.length() > LONGEST) return "problem.long";
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) return "problem.password.simple";
        String lower = password.toLowerCase(Locale.ROOT);
        if (same(lower, name) || same(lower, mail) || lower.startsWith("password") || lower.startsWith("1234567890"))
            return "problem.password.simple";
        return null;
    }

    private static boolean same(String password, @Nullable String other) {
        return other != null && password.equals(other.strip().toLowerCase(Locale.ROOT));
    }
}

package io.attune.platform.users;

import org.jspecify.annotations.Nullable;

/// A password to be set; `current` only where one changes one's own.
public record PasswordForm(@Nullable String current, String password) {}

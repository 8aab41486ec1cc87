package io.attune.platform.settings;

import io.attune.platform.security.UserId;

/// The company's settings, cached on each node and read again when one changes.
public interface CompanySettings {
    /// Whether the first run has been completed.
    boolean exist();

    /// @throws IllegalStateException before the first run
    Settings current();

    /// Writes the first settings, audited; false where there are some already, which stay as they are.
    boolean begin(Settings settings, UserId who);

    /// Replaces them, audited, and publishes [SettingsChanged].
    void change(Settings settings, UserId who);
}

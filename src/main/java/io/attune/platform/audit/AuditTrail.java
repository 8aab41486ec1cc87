package io.attune.platform.audit;

import io.attune.platform.security.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the audit back.
public interface AuditTrail {
    /// The newest first, only those older than the entry `before` where one is given; up to `limit`, and one more if
    /// there are more.
    List<AuditEntry> entries(@Nullable UserId who, @Nullable String action, @Nullable Long before, int limit);

    /// Every action that ever happened.
    List<String> actions();
}

package io.attune.platform.audit;

import io.attune.platform.security.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The append-only record of who did what.
public interface Audit {
    /// Writes in the caller's transaction. `action` is a message key below `audit.`, such as
    /// `user.invited`; `subject` names
    /// what it was done to, such as `user:7`; details hold ids and settings, never texts of customers.
    void record(@Nullable UserId who, String action, String subject, Map<String, String> details);
}

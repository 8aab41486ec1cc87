package io.attune.platform.audit;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One line of the audit. `who` is absent where nobody was signed in; `subjectName` where the subject is no colleague.
public record AuditEntry(
        long id,
        Instant at,
        @Nullable String who,
        String action,
        String subject,
        @Nullable String subjectName,
        SortedMap<String, String> details) {
    public AuditEntry {
        details = new TreeMap<>(details);
    }
}

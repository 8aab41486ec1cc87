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

    /// The number in a subject such as `segment:7`, whose kind the action says.
    public @Nullable String number() {
        int colon = subject.lastIndexOf(':');
        String number = subject.substring(colon + 1);
        return colon > 0 && number.matches("\\d+") ? number : null;
    }
}

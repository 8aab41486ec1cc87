package io.attune.inbox.deadlines;

import io.attune.analysis.reader.Intent;
import io.attune.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// The promise to somebody who waits: so long after their first unanswered message, shorter when they want to leave.
public record Deadline(Instant due) {
    public static Deadline of(Instant waitingSince, Set<Intent> unanswered, Settings settings) {
        Duration promise =
                unanswered.contains(Intent.CANCELLATION) ? settings.cancellationDeadline() : settings.deadline();
        return new Deadline(waitingSince.plus(promise));
    }

    public boolean missedAt(Instant now) {
        return !now.isBefore(due);
    }
}

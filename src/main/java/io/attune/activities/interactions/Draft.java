package io.attune.activities.interactions;

import io.attune.activities.interactions.Interaction.Audience;
import io.attune.activities.interactions.Interaction.Direction;
import io.attune.activities.interactions.Interaction.Kind;
import io.attune.activities.interactions.Interaction.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wants to keep; what does not belong to its kind is dropped.
record Draft(
        Kind kind,
        @Nullable Direction direction,
        Instant at,
        @Nullable Integer minutes,
        String text,
        @Nullable Outcome outcome,
        Audience audience) {
    static final int LONGEST = 10_000;

    Draft {
        text = text.strip().replace("\0", "");
        if (text.isEmpty() || text.length() > LONGEST)
            throw new IllegalArgumentException("the text has 1 to " + LONGEST + " characters, not " + text.length());
        if (!kind.directed()) direction = null;
        if (!kind.timed()) minutes = null;
        if (kind == Kind.NOTE) outcome = null;
    }
}

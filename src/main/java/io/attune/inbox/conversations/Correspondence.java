package io.attune.inbox.conversations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's conversations as their page shows them, newest first; `more` when there are older ones.
public record Correspondence(List<ConversationLine> lines, boolean more) {
    public Correspondence {
        lines = List.copyOf(lines);
    }

    /// How many conversations of a person wait for our answer, and since when the longest.
    public record Waiting(int count, @Nullable Instant since, boolean overdue) {}
}

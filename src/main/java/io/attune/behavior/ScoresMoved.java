package io.attune.behavior;

import java.util.List;

/// Some were scored again because of what they bought, or because they are somebody else now; at most those of one
/// order or of one merge, so that it is told for each. All others stay as [ScoresRefreshed] left them.
public record ScoresMoved(List<Long> people) {
    public ScoresMoved {
        people = List.copyOf(people);
    }
}

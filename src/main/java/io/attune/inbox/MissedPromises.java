package io.attune.inbox;

/// Who asked and was not answered in time, as lines on their timelines of the source [#SOURCE].
public interface MissedPromises {
    String SOURCE = "post-unanswered";

    /// Looks now at what changed, instead of within a minute.
    void look();
}

package io.attune.inbox.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inbox: the list of a queue, and the conversation that is open beside it. `chosen` tells a conversation that was
/// asked for from the one shown because it is first, which a phone does not show.
public record InboxPage(
        ListPage list, List<QueueLink> queues, @Nullable ThreadPage thread, boolean chosen) {
    /// A queue in the navigation; `count` is absent where nobody counts, and `99+` beyond.
    public record QueueLink(
            String code, String icon, @Nullable String count, boolean current, boolean late) {}

    /// One page of a queue or of a search; `next` is where the following page starts, absent on the last.
    public record ListPage(
            String queue,
            String query,
            List<ConversationLine> lines,
            @Nullable String next,
            @Nullable Long selected,
            boolean first) {}
}

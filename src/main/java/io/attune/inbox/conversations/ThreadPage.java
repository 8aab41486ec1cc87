package io.attune.inbox.conversations;

import io.attune.customers.PersonSummary;
import io.attune.identity.Author;
import io.attune.platform.users.Colleague;
import io.attune.platform.web.Piece;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One conversation as the middle and right panes show it.
///
/// `answerTo` is the post that a reply goes to, absent where this channel takes no replies.
public record ThreadPage(
        Conversation conversation,
        String queue,
        List<ThreadItem> items,
        StakeWords stake,
        Author author,
        @Nullable PersonSummary person,
        List<Piece> panel,
        List<Colleague> colleagues,
        @Nullable Long answerTo,
        UUID requestKey,
        boolean mayAnswer,
        boolean mayJudge,
        boolean mayLink,
        long me) {
    public boolean mine() {
        return conversation.assignee() != null && conversation.assignee() == me;
    }

    public String path(String action) {
        return "/conversations/" + conversation.id() + "/" + action;
    }
}

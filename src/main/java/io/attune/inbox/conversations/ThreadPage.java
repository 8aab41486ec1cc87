package io.attune.inbox.conversations;

import io.attune.channels.Post;
import io.attune.customers.PersonSummary;
import io.attune.identity.Author;
import io.attune.platform.users.Colleague;
import io.attune.platform.web.Faces;
import io.attune.platform.web.Piece;
import io.attune.platform.web.Words;
import io.attune.sales.LeadStart;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One conversation as the middle and right panes show it.
///
/// `stake` is absent where it is kept from the viewer. `answerTo` is the post that a reply goes to,
/// absent where this channel takes no replies; `lastReply` the newest reply that whoever looks at it has seen, 0 for
/// none.
public record ThreadPage(
        Conversation conversation,
        String queue,
        List<ThreadItem> items,
        @Nullable StakeWords stake,
        Author author,
        @Nullable PersonSummary person,
        List<Piece> panel,
        List<Colleague> colleagues,
        @Nullable Long answerTo,
        long lastReply,
        UUID requestKey,
        boolean mayAnswer,
        boolean mayJudge,
        boolean mayLink,
        boolean maySell,
        long me) {
    private static final Set<String> NOT_SOCIAL = Set.of("mail", "form", "file");

    /// Of somebody who writes mails the handle is the address, which may be hidden.
    public String handle(Post post) {
        return author.network().equals(post.network()) && author.handle().equals("…") ? "…" : post.authorHandle();
    }

    public boolean mine() {
        return conversation.assignee() != null && conversation.assignee() == me;
    }

    public int face() {
        return Faces.colour(conversation.customerName());
    }

    public String initials() {
        return Faces.initials(conversation.customerName());
    }

    /// Where the person lives or works and since when they are a customer, as far as known.
    public String place(Words words) {
        if (person == null) return "";
        return Stream.of(
                        person.account(),
                        person.city(),
                        person.customerSince() == null
                                ? null
                                : words.text(
                                        "inbox.since",
                                        String.valueOf(person.customerSince().getYear())))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    /// The way to a lead made of this conversation, for those who may make one.
    public @Nullable String lead() {
        if (!maySell) return null;
        return new LeadStart(
                        conversation.customerName(),
                        !NOT_SOCIAL.contains(conversation.network()),
                        conversation.network(),
                        conversation.id().value(),
                        person == null ? null : person.id().value())
                .path();
    }

    public String path(String action) {
        return "/conversations/" + conversation.id() + "/" + action;
    }
}

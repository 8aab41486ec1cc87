package io.attune.inbox.conversations;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What this person and we said to each other.
@Component
class ConversationsTab implements PersonPart {
    private final TheirConversations conversations;

    ConversationsTab(TheirConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String tab() {
        return "conversations";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return Optional.of(Piece.of("inbox/conversations/person", conversations.of(viewer, person)));
    }
}

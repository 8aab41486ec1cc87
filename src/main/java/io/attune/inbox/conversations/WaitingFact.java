package io.attune.inbox.conversations;

import io.attune.customers.PersonId;
import io.attune.customers.PersonPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How many conversations of this person wait for us.
@Component
class WaitingFact implements PersonPart {
    private final TheirConversations conversations;

    WaitingFact(TheirConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Place place() {
        return Place.FACT;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Optional<Piece> of(Viewer viewer, PersonId person) {
        return Optional.of(Piece.of("inbox/conversations/waiting", conversations.waiting(viewer, person)));
    }
}

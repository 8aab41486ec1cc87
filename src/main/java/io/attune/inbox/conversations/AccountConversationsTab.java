package io.attune.inbox.conversations;

import io.attune.customers.AccountId;
import io.attune.customers.AccountPart;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Piece;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What the people of an account, and of all below it, and we said to each other.
@Component
class AccountConversationsTab implements AccountPart {
    private final TheirConversations conversations;

    AccountConversationsTab(TheirConversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Place place() {
        return Place.TAB;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String tab() {
        return "conversations";
    }

    @Override
    public Optional<Piece> of(Viewer viewer, AccountId account) {
        return Optional.of(new Piece(
                "inbox/conversations/person", Map.of("page", conversations.of(viewer, account), "account", true)));
    }
}

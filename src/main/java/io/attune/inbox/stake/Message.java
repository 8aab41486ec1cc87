package io.attune.inbox.stake;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import java.util.Set;

/// What a price needs to know of an inbound post. `social` tells networks of people from mail, forms and files.
public record Message(Set<Intent> intents, Sentiment sentiment, boolean isPublic, boolean social, long audience) {
    public Message {
        intents = Set.copyOf(intents);
        if (intents.isEmpty()) throw new IllegalArgumentException("a message has at least one intent");
        if (audience < 0) throw new IllegalArgumentException("the audience must not be negative, was " + audience);
    }
}

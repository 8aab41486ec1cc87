package io.attune.inbox.conversations;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.inbox.ConversationId;
import io.attune.inbox.stake.Origin;
import io.attune.inbox.stake.Stake;
import io.attune.platform.security.Field;
import io.attune.platform.security.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Posts that belong together: one customer side, one status, one assignee, one price.
public record Conversation(
        ConversationId id,
        int version,
        long channel,
        String network,
        boolean isPublic,
        long author,
        @Nullable Long person,
        String customerName,
        ConversationStatus status,
        @Nullable Long assignee,
        @Nullable String assigneeName,
        Intent intent,
        Sentiment sentiment,
        String language,
        Stake stake,
        Origin origin,
        @Nullable Instant waitingSince,
        @Nullable Long lastPost) {
    /// Who writes mails and gave no name is called by the address, which may be hidden.
    static String shownName(Viewer viewer, String network, String name) {
        boolean hidden = network.equals("mail") && name.contains("@") && !viewer.shows(Field.MAIL);
        return hidden ? "@…" : name;
    }
}

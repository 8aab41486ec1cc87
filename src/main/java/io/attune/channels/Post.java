package io.attune.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message on a channel, in or out.
public record Post(
        PostId id,
        ChannelId channel,
        String externalId,
        boolean inbound,
        String network,
        String authorKey,
        String authorHandle,
        @Nullable String authorName,
        @Nullable Long followers,
        boolean verified,
        @Nullable Long author,
        @Nullable Long conversation,
        String text,
        @Nullable String languageHint,
        boolean isPublic,
        long audience,
        @Nullable String replyTo,
        String threadKey,
        @Nullable String url,
        Instant postedAt,
        Instant receivedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {}

package io.attune.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One connected place. `kind` names its connector, `network` says where its authors live.
public record Channel(
        ChannelId id,
        String kind,
        String name,
        String network,
        boolean active,
        @Nullable Instant lastIn,
        @Nullable Instant lastOut,
        @Nullable String failure) {}

package io.attune.demo.generator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a thread stands: `status` is open (the customer waits), answered (we wait) or closed (then `closedAt` is there).
public record DemoConversation(
        String thread,
        String status,
        @Nullable String assignee,
        @Nullable Instant closedAt) {}

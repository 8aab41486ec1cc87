package io.attune.channels.webhook;

import io.attune.channels.IncomingPost;
import java.util.List;

/// What one delivery says: posts that are new or were edited, and the external ids of those that were deleted.
record Delivery(List<IncomingPost> posts, List<String> deleted) {
    static final int MOST = 1_000;

    Delivery {
        posts = List.copyOf(posts);
        deleted = List.copyOf(deleted);
    }
}

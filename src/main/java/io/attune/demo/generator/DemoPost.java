package io.attune.demo.generator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message: from an author (`authorId`) or, as a reply, from a colleague (`colleague`); exactly one of the two is
/// there.
///
/// `thread` is the external id of the first post of the thread, `about` what it was written as (late, question, reply
/// …),
/// `orderNumber` the order it talks about, `audience` how many people may see it (0 if private).
public record DemoPost(
        String externalId,
        String channel,
        @Nullable String authorId,
        @Nullable String colleague,
        Instant postedAt,
        @Nullable String inReplyTo,
        String thread,
        String language,
        String text,
        boolean isPrivate,
        int audience,
        String about,
        @Nullable String orderNumber) {
    public DemoPost {
        if ((authorId == null) == (colleague == null))
            throw new IllegalArgumentException("a post is by an author or by a colleague, not both: " + externalId);
    }

    public boolean inbound() {
        return authorId != null;
    }
}

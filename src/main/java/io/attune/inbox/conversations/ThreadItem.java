package io.attune.inbox.conversations;

import io.attune.analysis.Understanding;
import io.attune.channels.Post;
import io.attune.inbox.replies.Reply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something in a thread, in the order of time.
public sealed interface ThreadItem {
    Instant at();

    /// A message, theirs or ours, with what it says; ours are not read.
    record Said(Post post, @Nullable Understanding understanding) implements ThreadItem {
        @Override
        public Instant at() {
            return post.postedAt();
        }
    }

    /// An answer on its way out, or one that did not get there.
    record OnItsWay(Reply reply, boolean mine) implements ThreadItem {
        @Override
        public Instant at() {
            return reply.queuedAt();
        }
    }

    record Noted(String author, String text, Instant at) implements ThreadItem {}

    /// `kind` is a message key below `inbox.activity.`, `detail` what it was done with.
    record Happened(
            @Nullable String who, String kind, @Nullable String detail, Instant at) implements ThreadItem {}
}

package io.attune.analysis;

import io.attune.analysis.reader.Intent;
import io.attune.analysis.reader.Sentiment;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.platform.security.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What posts say, by the machine and by colleagues.
public interface Readings {
    /// Reads posts and keeps the readings; set-based, in the caller's transaction.
    Map<PostId, Understanding> read(List<Post> posts);

    Map<PostId, Understanding> of(Collection<PostId> posts);

    /// Keeps what a colleague says beside the reading, teaches the reader at once, and tells with [PostJudged].
    void judge(PostId post, String language, Sentiment sentiment, Set<Intent> intents, UserId by);
}

package io.attune.channels;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The posts of all channels: receiving them, and the work queue of those nobody has read yet.
///
/// Receiving never waits for reading: a post is kept with `read_at` null, and the worker takes it from there.
public interface Posts {
    /// Keeps what is new, marks what was edited, ignores repeats; in the caller's transaction, any
    /// number at once.
    ///
    /// `run` is the import that brought them, if one did.
    Received receive(ChannelId channel, Collection<IncomingPost> posts, @Nullable Long run);

    /// Marks a post as deleted at its source; it stays as a state.
    boolean delete(ChannelId channel, String externalId);

    /// Takes up to `limit` posts that nobody has read, oldest first, locked until the caller's
    /// transaction ends and skipped by other workers.
    List<Post> takeUnread(int limit);

    /// Says what the worker found: author and conversation of each post, and that it was read.
    void settle(Collection<Settled> posts);

    /// Puts a post aside that cannot be worked off, with the reason; it stays, is shown to admins, and blocks nobody.
    void setAside(PostId post, String reason);

    /// The conversations that posts with these external ids or thread keys are in: how the network says what belongs
    /// together. Keys are `(channel, external id or thread key, author key)`; an empty author key means anybody.
    Map<ThreadPlace, Long> conversations(Collection<ThreadPlace> places);

    /// Keeps a reply that a channel has accepted as an outbound post, already read.
    PostId sent(Post answered, String externalId, String authorName, String text);

    Optional<Post> find(PostId id);

    Map<PostId, Post> find(Collection<PostId> ids);

    List<Post> ofConversation(long conversation, int limit);

    /// A place in a thread: what a post answers, or the thread it stands in, and whose side.
    record ThreadPlace(ChannelId channel, String key, String authorKey) {}

    /// What a batch did: the external ids of posts that are new and of those with another text. All others were here.
    record Received(Set<String> created, Set<String> edited) {
        public Received {
            created = Set.copyOf(created);
            edited = Set.copyOf(edited);
        }
    }

    /// `author` is identity's id and absent for outbound posts; `conversation` is the inbox's and absent where an
    /// outbound post answers nothing we know.
    record Settled(
            PostId post, @Nullable Long author, @Nullable Long conversation) {}
}

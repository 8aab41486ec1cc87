package io.attune.inbox.intake;

import io.attune.analysis.Readings;
import io.attune.analysis.Understanding;
import io.attune.channels.ChannelId;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.channels.Posts.Settled;
import io.attune.channels.Posts.ThreadPlace;
import io.attune.customers.Timeline;
import io.attune.identity.Author;
import io.attune.identity.Authors;
import io.attune.inbox.intake.IntakeStore.Opening;
import io.attune.inbox.stake.Appraisal;
import io.attune.inbox.threads.ThreadState;
import io.attune.platform.web.LiveEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Works off posts that nobody has read: read → who → conversation → stake, in one transaction, each step set-based.
///
/// A post belongs to the conversation of its thread and customer side; without one, to the author's conversation on
/// this channel that had a word within three days; else it opens a new one.
@Component
class Intake {
    private static final Comparator<Post> BY_TIME =
            Comparator.comparing(Post::postedAt).thenComparing(Post::id, Comparator.comparingLong(id -> id.value()));

    private final Posts posts;
    private final Readings readings;
    private final Authors authors;
    private final IntakeStore store;
    private final ThreadState threads;
    private final Appraisal appraisal;
    private final Timeline timeline;
    private final LiveEvents live;

    Intake(
            Posts posts,
            Readings readings,
            Authors authors,
            IntakeStore store,
            ThreadState threads,
            Appraisal appraisal,
            Timeline timeline,
            LiveEvents live) {
        this.posts = posts;
        this.readings = readings;
        this.authors = authors;
        this.store = store;
        this.threads = threads;
        this.appraisal = appraisal;
        this.timeline = timeline;
        this.live = live;
    }

    /// Takes up to `limit` posts and says how many it took.
    @Transactional
    public int workOff(int limit) {
        List<Post> taken = new ArrayList<>(posts.takeUnread(limit));
        if (taken.isEmpty()) return 0;
        taken.sort(BY_TIME);
        List<Post> inbound = taken.stream().filter(Post::inbound).toList();
        Map<PostId, Understanding> understood = readings.read(inbound);
        Map<PostId, Author> written = authors.of(inbound);
        List<Settled> settled = gather(taken, written);
        posts.settle(settled);
        Set<Long> conversations = new LinkedHashSet<>();
        for (Settled post : settled) if (post.conversation() != null) conversations.add(post.conversation());
        threads.refresh(conversations);
        appraisal.appraise(conversations);
        timeline.put(PostLines.of(inbound, settled, written, understood));
        timeline.remove(
                PostLines.SOURCE,
                inbound.stream()
                        .filter(post -> post.deletedAt() != null)
                        .map(post -> post.id().value())
                        .toList());
        conversations.forEach(id -> live.changed("conversation", id.toString()));
        live.changed("inbox", "posts");
        return taken.size();
    }

    /// Puts a post aside on which the batch keeps failing, so that the others go on.
    @Transactional
    public void setAsideNext(String reason) {
        for (Post post : posts.takeUnread(1)) posts.setAside(post.id(), reason);
    }

    private List<Settled> gather(List<Post> taken, Map<PostId, Author> written) {
        var known = new HashMap<>(
                posts.conversations(taken.stream().map(Intake::place).distinct().toList()));
        var recent = new HashMap<>(store.recent(taken, written));
        var ids = store.newIds(taken.size()).iterator();
        var openings = new ArrayList<Opening>();
        var settled = new ArrayList<Settled>(taken.size());
        for (Post post : taken) {
            if (post.inbound()) {
                settled.add(settle(post, author(written, post), known, recent, ids, openings));
            } else {
                settled.add(new Settled(post.id(), null, known.get(place(post))));
            }
        }
        store.open(openings);
        return settled;
    }

    private Settled settle(
            Post post,
            Author author,
            Map<ThreadPlace, Long> known,
            Map<Side, Long> recent,
            Iterator<Long> ids,
            List<Opening> openings) {
        var side = new Side(post.channel(), author.id().value());
        // An edited or deleted post is read again where it stands.
        Long conversation = post.conversation();
        if (conversation == null) conversation = known.get(place(post));
        if (conversation == null) conversation = recent.get(side);
        if (conversation == null) {
            conversation = ids.next();
            openings.add(new Opening(conversation, post, author));
        }
        known.put(place(post), conversation);
        known.put(new ThreadPlace(post.channel(), post.externalId(), ""), conversation);
        recent.put(side, conversation);
        return new Settled(post.id(), author.id().value(), conversation);
    }

    /// What an inbound post stands in, or an outbound one answers.
    private static ThreadPlace place(Post post) {
        if (post.inbound()) return new ThreadPlace(post.channel(), post.threadKey(), post.authorKey());
        @Nullable String answered = post.replyTo();
        return new ThreadPlace(post.channel(), answered == null ? post.threadKey() : answered, "");
    }

    private static Author author(Map<PostId, Author> written, Post post) {
        Author author = written.get(post.id());
        if (author == null) throw new IllegalStateException("post " + post.id() + " has no author");
        return author;
    }

    /// One customer on one channel.
    record Side(ChannelId channel, long author) {}
}

package io.attune.inbox.replies;

import io.attune.channels.Channel;
import io.attune.channels.ChannelId;
import io.attune.channels.Channels;
import io.attune.channels.Connector;
import io.attune.channels.Connector.Delivery;
import io.attune.channels.Connector.NotAccepted;
import io.attune.channels.Post;
import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.inbox.ConversationId;
import io.attune.inbox.stake.Appraisal;
import io.attune.inbox.threads.ThreadState;
import io.attune.platform.security.Viewer;
import io.attune.platform.security.WithoutViewer;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.LiveEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes replies from colleagues and brings them out, one step at a time: each state is kept before the
/// next is tried, so that a crash leaves `sending`, which is looked up at the channel or shown, and never
/// sent blindly again.
@Component
public class Replies {
    /// How long a reply can be taken back.
    public static final Duration UNDO = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final Duration LONGEST_SENDING = Duration.ofMinutes(2);

    private final ReplyStore store;
    private final Posts posts;
    private final Channels channels;
    private final ThreadState threads;
    private final Appraisal appraisal;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final LiveEvents live;

    Replies(
            ReplyStore store,
            Posts posts,
            Channels channels,
            ThreadState threads,
            Appraisal appraisal,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            LiveEvents live) {
        this.store = store;
        this.posts = posts;
        this.channels = channels;
        this.threads = threads;
        this.appraisal = appraisal;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.live = live;
    }

    public List<Reply> of(ConversationId conversation) {
        return store.ofConversation(conversation);
    }

    public boolean possible(long channel) {
        return channels.find(new ChannelId(channel))
                .map(found -> found.active() && channels.connector(found).answers())
                .orElse(false);
    }

    /// The newest reply of a conversation, 0 for none.
    public long last(ConversationId conversation) {
        return store.last(conversation);
    }

    /// `seen` is the newest reply that the writer knew of: nobody answers beside a colleague without knowing it.
    ///
    /// @throws Conflict when a colleague has answered since
    @Transactional
    public void queue(Viewer viewer, ConversationId conversation, PostId answers, String text, UUID key, long seen) {
        store.queue(viewer, conversation, answers, text, key, seen, UNDO);
        changed(conversation);
    }

    /// Takes a reply back that has not gone out, and says to which conversation it belonged.
    @Transactional
    public ConversationId withdraw(Viewer viewer, long reply) {
        store.withdraw(viewer, reply);
        ConversationId conversation = store.find(reply).orElseThrow().conversation();
        changed(conversation);
        return conversation;
    }

    /// Sends the next reply whose time has come; says whether there was one.
    boolean sendNext() {
        Optional<Reply> claimed = transaction.execute(status -> store.claim());
        if (claimed == null || claimed.isEmpty()) return false;
        Reply reply = claimed.get();
        changed(reply.conversation());
        Optional<Post> answered = posts.find(reply.answers());
        Optional<Channel> channel = answered.flatMap(post -> channels.find(post.channel()));
        if (answered.isEmpty() || channel.isEmpty()) {
            end(reply, "failed", "the post or its channel is gone");
            return true;
        }
        Connector connector = channels.connector(channel.get());
        try {
            String external = connector.send(
                    channel.get(), answered.get(), reply.text(), reply.key().toString());
            sent(reply, answered.get(), external);
        } catch (NotAccepted refusal) {
            end(reply, "failed", refusal.getMessage());
            channels.failedOn(channel.get().id(), String.valueOf(refusal.getMessage()));
        } catch (RuntimeException e) {
            LOG.warn("nobody knows whether reply {} went out", reply.id(), e);
            end(reply, "unknown", String.valueOf(e.getMessage()));
            lookUp(reply);
        }
        return true;
    }

    /// Looks for the replies of senders that died.
    void settleStuck() {
        for (Reply reply : store.stuck(LONGEST_SENDING)) lookUp(reply);
    }

    private void lookUp(Reply reply) {
        Post answered = posts.find(reply.answers()).orElse(null);
        Channel channel =
                answered == null ? null : channels.find(answered.channel()).orElse(null);
        if (answered == null || channel == null) {
            end(reply, "unknown", "the post or its channel is gone");
            return;
        }
        try {
            Optional<Delivery> delivery = channels.connector(channel)
                    .check(channel, answered, reply.key().toString());
            if (delivery.isEmpty()) end(reply, "unknown", "the channel cannot tell whether it arrived");
            else if (delivery.get().arrived())
                sent(reply, answered, delivery.get().externalId());
            else end(reply, "failed", "it did not go out");
        } catch (RuntimeException e) {
            LOG.warn("reply {} cannot be looked up", reply.id(), e);
            end(reply, "unknown", String.valueOf(e.getMessage()));
        }
    }

    private void sent(Reply reply, Post answered, String externalId) {
        transaction.executeWithoutResult(status -> {
            PostId post = posts.sent(answered, externalId, reply.userName(), reply.text());
            if (!store.end(reply, "sent", null, post)) return;
            List<Long> conversation = List.of(reply.conversation().value());
            threads.refresh(conversation);
            appraisal.appraise(conversation);
            changed(reply.conversation());
        });
        channels.sentOn(answered.channel());
    }

    /// What did not go out must not stay hidden in a closed conversation.
    @WithoutViewer("the sender ends what a colleague began")
    private void end(Reply reply, String state, @Nullable String reason) {
        transaction.executeWithoutResult(status -> {
            if (!store.end(reply, state, reason, null)) return;
            jdbc.sql("""
                    update conversation
                       set status = 'open', snoozed_until = null, version = version + 1
                     where id = :id and status in ('closed', 'snoozed', 'needless')
                    """).param("id", reply.conversation().value()).update();
            changed(reply.conversation());
        });
    }

    private void changed(ConversationId conversation) {
        live.changed("conversation", conversation.toString());
        live.changed("inbox", "replies");
    }
}

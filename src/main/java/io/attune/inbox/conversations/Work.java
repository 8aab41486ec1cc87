package io.attune.inbox.conversations;

import io.attune.channels.PostId;
import io.attune.channels.Posts;
import io.attune.inbox.ConversationId;
import io.attune.inbox.replies.Replies;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.LiveEvents;
import io.attune.platform.web.NotFound;
import io.attune.platform.webhooks.WebhookEvents;
import io.attune.platform.webhooks.WebhookType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each thing a colleague does, with the trace it leaves in the thread and on the screens of others.
@Component
class Work {
    static final WebhookType CLOSED = new WebhookType("conversation.closed");

    private final ConversationStore store;
    private final ActivityStore activities;
    private final Replies replies;
    private final Posts posts;
    private final Colleagues colleagues;
    private final LiveEvents live;
    private final WebhookEvents webhooks;
    private final Clock clock;

    Work(
            ConversationStore store,
            ActivityStore activities,
            Replies replies,
            Posts posts,
            Colleagues colleagues,
            LiveEvents live,
            WebhookEvents webhooks,
            Clock clock) {
        this.store = store;
        this.activities = activities;
        this.replies = replies;
        this.posts = posts;
        this.colleagues = colleagues;
        this.live = live;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Transactional
    public void assign(Viewer viewer, ConversationId id, int version, @Nullable UserId to) {
        String name = to == null
                ? null
                : colleagues
                        .find(to)
                        .orElseThrow(() -> new NotFound("colleague " + to))
                        .name();
        store.assign(viewer, id, version, to);
        done(viewer, id, to == null ? "unassigned" : to.equals(viewer.user()) ? "taken" : "assigned", name);
    }

    @Transactional
    public void close(Viewer viewer, ConversationId id, int version) {
        store.close(viewer, id, version);
        done(viewer, id, "closed", null);
        webhooks.happened(CLOSED, Map.of("id", id.value(), "by", viewer.user().value()));
    }

    @Transactional
    public void reopen(Viewer viewer, ConversationId id, int version) {
        store.reopen(viewer, id, version);
        done(viewer, id, "reopened", null);
    }

    @Transactional
    public void snooze(Viewer viewer, ConversationId id, int version, Nap nap) {
        snooze(viewer, id, version, nap.until(clock.instant(), viewer.zone()));
    }

    @Transactional
    public void snooze(Viewer viewer, ConversationId id, int version, Instant until) {
        store.snooze(viewer, id, version, until);
        done(viewer, id, "snoozed", null);
    }

    @Transactional
    public void needsNoAnswer(Viewer viewer, ConversationId id, int version) {
        store.needsNoAnswer(viewer, id, version);
        done(viewer, id, "needless", null);
    }

    @Transactional
    public void spam(Viewer viewer, ConversationId id, int version) {
        store.spam(viewer, id, version);
        done(viewer, id, "spam", null);
    }

    @Transactional
    public void note(Viewer viewer, ConversationId id, String text) {
        if (text.isBlank()) return;
        require(viewer, id);
        activities.note(viewer, id, text.strip());
        live.changed("conversation", id.toString());
    }

    /// @throws Conflict when the post that is answered is not of this conversation, or its channel takes no replies
    @Transactional
    public void reply(Viewer viewer, ConversationId id, PostId answers, UUID key, long seen, String text) {
        if (text.isBlank()) return;
        Conversation conversation = require(viewer, id);
        boolean belongs = posts.find(answers)
                .map(post -> post.inbound() && Long.valueOf(id.value()).equals(post.conversation()))
                .orElse(false);
        if (!belongs || !replies.possible(conversation.channel())) throw new Conflict("inbox.reply.impossible");
        replies.queue(viewer, id, answers, text.strip(), key, seen);
    }

    private Conversation require(Viewer viewer, ConversationId id) {
        if (!store.changeable(viewer, id)) throw new NotFound("conversation " + id);
        return store.find(viewer, id).orElseThrow(() -> new NotFound("conversation " + id));
    }

    private void done(Viewer viewer, ConversationId id, String kind, @Nullable String detail) {
        activities.did(viewer, id, kind, detail);
        live.changed("conversation", id.toString());
        live.changed("inbox", kind);
    }
}

package io.attune.inbox.conversations;

import io.attune.inbox.ConversationId;
import io.attune.inbox.conversations.ApiConversation.Input;
import io.attune.platform.api.ApiProblem;
import io.attune.platform.api.Version;
import io.attune.platform.security.UserId;
import io.attune.platform.security.Viewer;
import io.attune.platform.users.Colleagues;
import io.attune.platform.web.Conflict;
import io.attune.platform.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What programs change of conversations: what an agent would do, all of it or nothing.
@Component
class ConversationWriting {
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(366);

    private final Work work;
    private final ConversationStore store;
    private final Colleagues colleagues;
    private final Clock clock;

    ConversationWriting(Work work, ConversationStore store, Colleagues colleagues, Clock clock) {
        this.work = work;
        this.store = store;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Transactional
    public void change(Viewer viewer, ConversationId id, int version, Input was, Input input) {
        if (!store.changeable(viewer, id)) throw new NotFound("conversation " + id);
        int present = version;
        try {
            if (!Objects.equals(was.assignee(), input.assignee())) {
                work.assign(viewer, id, present, assignee(input.assignee()));
                present++;
            }
            boolean later =
                    "snoozed".equals(input.status()) && !Objects.equals(was.snoozedUntil(), input.snoozedUntil());
            if (!Objects.equals(was.status(), input.status()) || later) become(viewer, id, present, input);
        } catch (Conflict _) {
            throw Version.changed();
        }
    }

    private void become(Viewer viewer, ConversationId id, int version, Input input) {
        switch (Objects.requireNonNullElse(input.status(), "open")) {
            case "closed" -> work.close(viewer, id, version);
            case "needless" -> work.needsNoAnswer(viewer, id, version);
            case "spam" -> work.spam(viewer, id, version);
            case "snoozed" -> work.snooze(viewer, id, version, until(input.snoozedUntil()));
            default -> work.reopen(viewer, id, version);
        }
    }

    private @Nullable UserId assignee(@Nullable Long to) {
        if (to == null) return null;
        var user = new UserId(to);
        if (colleagues.find(user).isEmpty()) throw ApiProblem.field("assignee", "api.problem.nobody");
        return user;
    }

    private Instant until(@Nullable Instant asked) {
        Instant now = clock.instant();
        if (asked == null) throw ApiProblem.field("snoozedUntil", "problem.required");
        if (!asked.isAfter(now) || asked.isAfter(now.plus(LONGEST_SNOOZE)))
            throw ApiProblem.field("snoozedUntil", "problem.date");
        return asked;
    }
}

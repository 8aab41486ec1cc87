package io.attune.activities.notices;

import io.attune.platform.security.UserId;
import io.attune.platform.web.LiveEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tells colleagues something, in the caller's transaction; their browsers hear of it after the commit.
@Component
public class Notices {
    static final String TOPIC = "notice";

    private final NoticeStore store;
    private final LiveEvents live;

    Notices(NoticeStore store, LiveEvents live) {
        this.store = store;
        this.live = live;
    }

    /// Nobody is told that they mentioned themselves.
    public void mentioned(UserId by, long interaction, Collection<UserId> users) {
        List<UserId> others = users.stream().filter(user -> !user.equals(by)).toList();
        store.mentioned(by, interaction, others);
        others.forEach(this::ring);
    }

    public void assigned(UserId by, long task, UserId to) {
        if (to.equals(by)) return;
        store.assigned(by, task, to);
        ring(to);
    }

    /// By task, whom it reminds.
    public void reminded(Map<Long, UserId> tasks) {
        store.reminded(tasks);
        tasks.values().stream().distinct().forEach(this::ring);
    }

    private void ring(UserId user) {
        live.changed(TOPIC, user.toString());
    }
}

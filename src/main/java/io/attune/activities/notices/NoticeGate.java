package io.attune.activities.notices;

import io.attune.platform.security.Viewer;
import io.attune.platform.web.LiveGate;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Each hears of their own notices only; the ids of the topic are those of colleagues.
@Component
class NoticeGate implements LiveGate {
    @Override
    public String topic() {
        return Notices.TOPIC;
    }

    @Override
    public Set<String> seen(Viewer viewer, Set<String> ids) {
        String mine = viewer.user().toString();
        return ids.contains(mine) ? Set.of(mine) : Set.of();
    }
}

package io.attune.platform.web;

import io.attune.platform.security.AccessChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Ends the live streams of somebody whose access changed, on all nodes, once the change is committed.
@Component
class StreamEnding {
    private final LiveEvents live;

    StreamEnding(LiveEvents live) {
        this.live = live;
    }

    @EventListener
    void on(AccessChanged changed) {
        live.changed(LiveEvents.SIGNED_OUT, changed.user().toString());
    }
}

package io.attune.platform.web;

import io.attune.platform.security.AccessChanged;
import io.attune.platform.security.ViewsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/// Ends the live streams of those whose access or view changed or who signed out, on all nodes, once that is
/// committed.
///
/// After signing out in one browser the others open theirs again at once: their sessions are still good.
@Component
class StreamEnding {
    private final LiveEvents live;

    StreamEnding(LiveEvents live) {
        this.live = live;
    }

    @EventListener
    void on(LogoutSuccessEvent out) {
        live.changed(LiveEvents.SIGNED_OUT, out.getAuthentication().getName());
    }

    @EventListener
    void on(AccessChanged changed) {
        live.changed(LiveEvents.SIGNED_OUT, changed.user().toString());
    }

    /// Browsers come back at once, each with what its viewer sees now.
    @EventListener
    void on(ViewsChanged changed) {
        live.changed(LiveEvents.SIGNED_OUT, LiveChanges.ALL);
    }
}

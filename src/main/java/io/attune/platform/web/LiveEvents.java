package io.attune.platform.web;

/// Tells open browsers that something changed. Ids only: each browser fetches the fragment again under
/// its own rights.
///
/// In the page a change arrives as the event `attune:live-<topic>` on the body, with `detail.ids`, or
/// `detail.all` when too much changed to name it, so that `hx-trigger="attune:live-job from:body"` works.
/// An element names the topics that it follows in `data-live`; they are all refreshed after a gap.
public interface LiveEvents {
    /// This topic never reaches a browser: the streams of the user `id` end, on all nodes, at once.
    String SIGNED_OUT = "signed-out";

    /// Says on all nodes that `id` of `topic` changed, such as `("conversation", "7")`; coalesced for
    /// 100 ms, sent after the surrounding transaction commits.
    void changed(String topic, String id);
}

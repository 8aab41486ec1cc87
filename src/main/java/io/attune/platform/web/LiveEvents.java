package io.attune.platform.web;

/// Tells open browsers that something changed. Ids only: each browser fetches the fragment again under
/// its own rights.
public interface LiveEvents {
    /// Says on all nodes that `id` of `topic` changed, such as `("conversation", "7")`; coalesced for
    /// 100 ms, sent after
    /// the surrounding transaction commits.
    void changed(String topic, String id);
}

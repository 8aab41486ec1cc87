package io.attune.segments;

import io.attune.platform.security.UserId;

/// The segments that come with Attune and are offered to every company.
public interface ReadySegments {
    /// Makes those that are not there yet, named in the language of this colleague, who may hear of them all.
    void make(UserId by);
}

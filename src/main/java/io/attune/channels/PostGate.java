package io.attune.channels;

import io.attune.platform.security.Viewer;

/// Says whether a viewer may see a post; a bean of the module that gives posts their place. A post has no
/// owner of its own: it is seen where its conversation is.
public interface PostGate {
    boolean seen(Viewer viewer, PostId post);
}
